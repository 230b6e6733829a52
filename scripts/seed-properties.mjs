// Property tests try the same values every day, so that a red run is the change's doing.
// STET_SEED=random, or a number, looks elsewhere.
import fc from 'fast-check'

const wanted = process.env.STET_SEED ?? '20261122'
if (wanted !== 'random') fc.configureGlobal({seed: Number(wanted)})
