/** The shipped packs, compiled and serialized; written by `rules/scripts/compile.mjs`. */
export declare const packs: string
