/** Random texts for tests, of the pieces that go wrong: emoji, combining accents, joiners, Arabic, Hebrew. */
const PIECES = [
  "a", "word", " ", "  ", ". ", "\n", "é", "e\u0301", "o\u0302\u0323", "😀", "👨‍👩‍👧‍👦", "👩🏽‍⚕️", "🇬🇧", "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
  "مرحبا", "سَلَامٌ", "שלום", "𝒳", "ﬁ", "한", "각", "क्षि", "…", "’", "—",
];

/** Numbers in [0, 1) that are the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomText(seed: number, pieces: number): string {
  const next = randomNumbers(seed);
  return Array.from({ length: pieces }, () => PIECES[Math.floor(next() * PIECES.length)]).join("");
}

/** Spans inside [0, length), not empty. */
export function randomSpans(seed: number, count: number, length: number): { start: number; end: number }[] {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const start = Math.floor(next() * (length - 1));
    return { start, end: Math.min(length, start + 1 + Math.floor(next() * 40)) };
  });
}
