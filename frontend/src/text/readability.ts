/** Estimates how hard a text is to read: the Flesch-Kincaid grade, said as an age. An aid to the author, never a verdict. */

export interface Readability {
  words: number;
  sentences: number;
  /** Sentences of more than twenty words. */
  long: number;
  /** Age at which most people read such a text with ease, from 5 to 20; null for a text too short to say. */
  age: number | null;
}

/** Fewer words than this tell nothing. */
const LEAST_WORDS = 12;
const LONG_SENTENCE = 20;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const finder = new Intl.Segmenter("en", { granularity: "sentence" });

/** Reading age of a text: Flesch-Kincaid grade (Kincaid et al. 1975) plus 5, rounded. */
export function readability(text: string): Readability {
  const said = sentencesOf(text);
  const words = said.flat();
  const counted = { words: words.length, sentences: said.length, long: said.filter((sentence) => sentence.length > LONG_SENTENCE).length };
  if (words.length < LEAST_WORDS) return { ...counted, age: null };
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = 0.39 * (words.length / said.length) + 11.8 * (syllables / words.length) - 15.59;
  return { ...counted, age: Math.min(20, Math.max(5, Math.round(grade + 5))) };
}

/** The words of each sentence; a line of its own, as in easy read, is a sentence too. */
function sentencesOf(text: string): string[][] {
  const cut = text.split(/\n+/u).flatMap((line) => [...finder.segment(line)]);
  return cut.map(({ segment }) => segment.match(WORD) ?? []).filter((words) => words.length > 0);
}

/** Estimate the syllables of an English word: its groups of vowels, less a silent ending. */
export function syllablesIn(word: string): number {
  const plain = word.toLowerCase().normalize("NFD").replace(/[^a-z]/gu, "");
  if (plain.length <= 3) return 1;
  const spoken = plain.replace(/(?:[^laeiouycgsxz]es|[^dt]ed|[^laeiouy]e)$/u, (end) => end.charAt(0));
  return Math.max(1, spoken.match(/[aeiouy]+/gu)?.length ?? 0);
}
