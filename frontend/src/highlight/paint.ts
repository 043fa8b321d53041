/** Paints a passage without touching the text: the browser's Custom Highlight API, one highlight a name. */

/** What may be painted; each name has its rule in the transcript's style sheet. */
export type Painted = "pick" | "flash" | "find" | "found";

/** Over the others where both lie on the same words. */
const ON_TOP: Painted = "found";

/** Paint these ranges under a name, or nothing. A browser that cannot shows no paint and loses no function. */
export function paint(name: Painted, ranges: readonly Range[]): void {
  if (!("highlights" in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else {
    const highlight = new Highlight(...ranges);
    if (name === ON_TOP) highlight.priority = 1;
    CSS.highlights.set(name, highlight);
  }
}
