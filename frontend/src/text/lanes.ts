/** Gives every span a lane, so that no two spans of one lane overlap. Greedy interval partitioning. */
import { inReadingOrder, type Span } from "./spans";

/** A lane (0 is the topmost) for each span, in the order given: the lowest that is free where the span starts. */
export function layLanes(spans: readonly Span[]): number[] {
  const order = spans.map((_, index) => index).sort((a, b) => inReadingOrder(at(spans, a), at(spans, b)));
  const lanes = new Array<number>(spans.length).fill(0);
  const ends: number[] = [];
  for (const index of order) {
    const span = at(spans, index);
    let lane = ends.findIndex((end) => end <= span.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = span.end;
    lanes[index] = lane;
  }
  return lanes;
}

/** The lowest lane that a newcomer can take without moving anybody. */
export function freeLane(newcomer: Span, placed: readonly (Span & { readonly lane: number })[]): number {
  const taken = new Set<number>();
  for (const span of placed) {
    if (span.start < newcomer.end && newcomer.start < span.end) taken.add(span.lane);
  }
  let lane = 0;
  while (taken.has(lane)) lane++;
  return lane;
}

const at = (spans: readonly Span[], index: number): Span => spans[index] as Span;
