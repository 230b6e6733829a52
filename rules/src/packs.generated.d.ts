/** The shipped packs: serialized, or compiled where a bundle has them beside it; written by `rules/scripts/compile.mjs`. */
export declare const packs: () => string | Uint8Array
