/** Where an event of the record leads: the page of the thing it was done to, if it has one. */
const PAGES: Record<string, string> = {
  participant: "participants",
  interview: "interviews",
  guide: "guides",
  transcript: "transcripts",
  code: "codes",
  theme: "themes",
  round: "rounds",
};
/** Kinds whose thing is gone afterwards. */
const GONE = /\.(removed|withdrawn)$/u;

export function eventLink(kind: string, objectId: string | null, details: Readonly<Record<string, unknown>>): string | null {
  if (GONE.test(kind)) return null;
  const participant = details["participant_id"];
  if (kind.startsWith("consent.") && typeof participant === "string") return `participants/${participant}`;
  const page = PAGES[kind.split(".")[0] ?? ""];
  return page && objectId ? `${page}/${objectId}` : null;
}
