/** Links to a segment (#segment=id), a turn (#turn=number) or words (#words=start-end, code points) of the transcript. */
import { select } from "./caret-steps";
import { flash } from "./reveal";
import type { Workspace } from "./workspace";

/** The segment that the address names, if it names one. */
export function linkedSegment(hash: string): string | null {
  return /^#segment=([\w-]+)$/.exec(hash)?.[1] ?? null;
}

/** Go where the address points; false if it points nowhere here. */
export function followLink(ws: Workspace, hash: string): boolean {
  const [, kind, value = ""] = /^#(segment|turn|words)=([\w-]+)$/.exec(hash) ?? [];
  if (kind === "turn") {
    const turn = ws.model.turns.find(({ number }) => number === Number(value));
    if (!turn) return false;
    select(ws, { anchor: turn.start, focus: turn.start });
    flash(ws, turn);
    return true;
  }
  if (kind === "words") return goToWords(ws, value);
  const segment = kind === "segment" ? ws.drawing.segments.value.find(({ id }) => id === value) : undefined;
  if (!segment) return false;
  select(ws, { anchor: segment.start, focus: segment.start });
  ws.chosen.value = segment.uid;
  flash(ws, segment);
  return true;
}

/** Select words that a search found; false if the text has no such place. */
function goToWords(ws: Workspace, value: string): boolean {
  const [first = NaN, last = NaN] = value.split("-").map(Number);
  const { codePoints } = ws.model;
  if (!(first >= 0 && first < last && last <= codePoints.length)) return false;
  const span = { start: codePoints.toUtf16(first), end: codePoints.toUtf16(last) };
  select(ws, { anchor: span.start, focus: span.end });
  flash(ws, span);
  return true;
}
