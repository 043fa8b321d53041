/** Cut a text near a place, at a space. Pure. */

/** The last part of a text, from a word's beginning, at most `most` characters. */
export function endOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(-most);
  return cut.slice(cut.search(/\s/) + 1);
}

/** The first part of a text, to a word's end, at most `most` characters. */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("\n"), 0) || most);
}
