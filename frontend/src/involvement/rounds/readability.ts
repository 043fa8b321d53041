/**
 * How hard a text is to read: the grade of Flesch and Kincaid (Kincaid et al. 1975), with syllables
 * counted by a rule of thumb. An estimate for English; a person reading it knows better.
 */
export interface Reading {
  words: number;
  sentences: number;
  /** Years of school; age is about five more. Null for fewer than ten words. */
  grade: number | null;
  /** Sentences of more than twenty words. */
  long: number;
}

const LEAST_WORDS = 10;
const LONG_SENTENCE = 20;
/** NHS aims at a reading age of 9 to 11, or 11 to 14 where the matter is hard. */
export const PLAIN_GRADE = 6;

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Groups of vowels; a silent e at the end does not count. */
export function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, "");
  if (plain.length <= 3) return 1;
  const trimmed = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end.charAt(0));
  return Math.max(1, trimmed.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

export function readingOf(text: string): Reading {
  const sentences = text.split(/[.!?…]+(?=\s|$)|\n+/).map(wordsOf).filter((words) => words.length > 0);
  const words = sentences.flat();
  const long = sentences.filter((sentence) => sentence.length > LONG_SENTENCE).length;
  if (words.length < LEAST_WORDS) return { words: words.length, sentences: sentences.length, grade: null, long };
  const sounded = words.reduce((sum, word) => sum + syllables(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (sounded / words.length) - 15.59;
  return { words: words.length, sentences: sentences.length, grade: Math.max(0, Math.round(grade * 10) / 10), long };
}

/** "about age 9" */
export function ageOf(grade: number): number {
  return Math.max(6, Math.round(grade + 5));
}
