// A worker thread of the program, started from the same code.
'use strict'
require('./stet.js')
