/** Cuts a stretch of text into runs, each under the same drawn segments. */
import type { Span } from "./spans";

/** Segments in lanes below this one are drawn in the text; the margin shows all. */
export const DRAWN_LANES = 3;

export interface Laned extends Span {
  readonly lane: number;
}

export interface Run<S extends Laned> extends Span {
  /** What is drawn here, by lane: a hole where a lane is free. */
  readonly lanes: readonly (S | undefined)[];
  /** More segments lie here than are drawn. */
  readonly deep: boolean;
}

/** Cut a block where a drawn segment starts or ends; segments may reach beyond the block. */
export function cutIntoRuns<S extends Laned>(block: Span, segments: readonly S[]): Run<S>[] {
  const drawn = segments.filter((segment) => segment.lane < DRAWN_LANES);
  const hidden = segments.filter((segment) => segment.lane >= DRAWN_LANES);
  const edges = new Set([block.start, block.end]);
  for (const { start, end } of drawn) {
    if (block.start < start && start < block.end) edges.add(start);
    if (block.start < end && end < block.end) edges.add(end);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => runOf({ start: cuts[index] as number, end }, drawn, hidden));
}

function runOf<S extends Laned>(run: Span, drawn: readonly S[], hidden: readonly S[]): Run<S> {
  const lanes: (S | undefined)[] = [];
  for (const segment of drawn) {
    if (segment.start <= run.start && run.end <= segment.end) lanes[segment.lane] = segment;
  }
  const deep = lanes.length > 0 && hidden.some((segment) => segment.start < run.end && run.start < segment.end);
  return { ...run, lanes, deep };
}
