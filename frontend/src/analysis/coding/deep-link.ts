/** Links to a segment (#segment=id) or a turn (#turn=number) of the transcript. */
import { select } from "./caret-steps";
import { flash } from "./reveal";
import type { Workspace } from "./workspace";

/** The segment that the address names, if it names one. */
export function linkedSegment(hash: string): string | null {
  return /^#segment=([\w-]+)$/.exec(hash)?.[1] ?? null;
}

/** Go where the address points; false if it points nowhere here. */
export function followLink(ws: Workspace, hash: string): boolean {
  const [, kind, value = ""] = /^#(segment|turn)=([\w-]+)$/.exec(hash) ?? [];
  if (kind === "turn") {
    const turn = ws.model.turns.find(({ number }) => number === Number(value));
    if (!turn) return false;
    select(ws, { anchor: turn.start, focus: turn.start });
    flash(ws, turn);
    return true;
  }
  const segment = kind === "segment" ? ws.drawing.segments.value.find(({ id }) => id === value) : undefined;
  if (!segment) return false;
  select(ws, { anchor: segment.start, focus: segment.start });
  ws.chosen.value = segment.uid;
  flash(ws, segment);
  return true;
}
