/** What was asked for cannot be done; the message names the remedy. */
export class Refusal extends Error {}
