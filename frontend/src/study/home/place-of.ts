/** Where a line, a check or something that waits leads: the page of the one thing, or of all of them. Pure. */

/** Pages that one thing alone has; without a thing, the page that lists them. */
const LISTS: Readonly<Record<string, string>> = { codes: "codebook" };
/** Pages that list, and have no page for one thing. */
const WHOLE = new Set(["codebook", "quotes", "outputs", "people", "settings", "attributes"]);

export function placeOf(page: string, id?: string | null): string {
  if (!id || WHOLE.has(page)) return LISTS[page] ?? page;
  return `${page}/${id}`;
}

/** Something that waits is done on a page of its own: a transcript is checked where it is read. */
export function placeOfWaiting(kind: string, page: string, id: string): string {
  const place = placeOf(page, id);
  if (kind === "stale") return `${place}/settle`;
  return kind === "attest" || kind === "returned" ? `${place}/check` : place;
}
