#!/usr/bin/env node
import '../dist/stet.js'
