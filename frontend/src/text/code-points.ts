/** Converts between UTF-16 offsets (the browser's) and code points (the API's). The only place that does. */

export interface CodePointMap {
  /** Length of the text in code points. */
  readonly length: number;
  /** Code points before a UTF-16 offset; an offset inside a surrogate pair counts as the start of the pair. */
  toCodePoint(utf16: number): number;
  /** UTF-16 units before a code point. */
  toUtf16(codePoint: number): number;
}

/** Map the offsets of one text. Costs one pass; each conversion is a binary search over the astral characters. */
export function mapCodePoints(text: string): CodePointMap {
  const astral = astralOffsets(text);
  const length = text.length - astral.length;
  return {
    length,
    toCodePoint: (utf16) => {
      const at = clamp(utf16, text.length);
      const before = firstIndex(astral, (offset) => offset + 1 >= at);
      return at - before - (astral[before] === at - 1 ? 1 : 0);
    },
    toUtf16: (codePoint) => {
      const at = clamp(codePoint, length);
      return at + firstIndex(astral, (offset, index) => offset - index >= at);
    },
  };
}

/** UTF-16 offsets of the first halves of all surrogate pairs, in order. */
function astralOffsets(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) found.push(at++);
  }
  return found;
}

/** Index of the first offset that passes a test which, once true, stays true; the length if none does. */
function firstIndex(offsets: readonly number[], passes: (offset: number, index: number) => boolean): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(offsets[middle] as number, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const clamp = (offset: number, length: number): number => Math.max(0, Math.min(length, offset));
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
