/** Names of the packs that come with Stet. */
export const shippedPacks: readonly string[] = ['us-federal']
