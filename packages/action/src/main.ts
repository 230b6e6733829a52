import {act} from './act.js'

declare const stetVersion: string

void act({env: process.env, version: stetVersion, log: (text) => process.stdout.write(text)}).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stdout.write(`::error title=Stet::This is a fault in Stet, report it%0A${String(error).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`)
    process.exitCode = 2
  }
)
