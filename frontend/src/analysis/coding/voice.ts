/** The letters of people’s words: fetched with the page’s own code, so that they are there before the words are. */

const FACE = '1em "Source Serif 4 Variable"';

/** Never fails: without them the words are shown in others. */
export const voiceLoaded: Promise<unknown> = document.fonts ? document.fonts.load(FACE).catch(() => undefined) : Promise.resolve();
