/** The title of the keys that work on every page; listed last. */
export const EVERYWHERE = "Everywhere";
