import {problemCommand} from '../../cli/src/formats/github.js'
import {act} from './act.js'

declare const stetVersion: string

void act({env: process.env, version: stetVersion, log: (text) => process.stdout.write(text)}).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stdout.write(`${problemCommand({sentence: `This is a fault in Stet, report it\n${String(error)}`})}\n`)
    process.exitCode = 2
  }
)
