type Importer = (specifier: string) => Promise<unknown>

let importer: Importer = (specifier) => import(specifier)

/** Imports what no bundle holds: a configuration that is a program, native code that may be installed beside Stet. */
export function importModule(specifier: string): Promise<unknown> {
  return importer(specifier)
}

/** Lets the program that started this code import for it: code that V8 took from a cache cannot. */
export function importWith(other: Importer): void {
  importer = other
}
