/** The words around a segment, cut where a word or a turn ends. Pure. */

/** The last words before a segment: whole words, with an ellipsis where the server cut at `most` code points. */
export function contextBefore(text: string, most: number): string {
  const turn = text.slice(text.lastIndexOf("\n") + 1);
  if ([...turn].length < most) return turn;
  return `… ${turn.replace(/^\S*\s+/u, "")}`;
}

/** The first words after a segment. */
export function contextAfter(text: string, most: number): string {
  const end = text.indexOf("\n");
  const turn = end < 0 ? text : text.slice(0, end);
  if (end >= 0 || [...turn].length < most) return turn;
  return `${turn.replace(/\s+\S*$/u, "")} …`;
}
