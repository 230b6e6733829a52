// Tests read sources; the compiled packs are no source.
import {compileShippedPacks} from './compile.mjs'

export default compileShippedPacks
