/** Which segments of a preview are coded: what interviewers said only where that is asked for. Pure. */
import type { components } from "../../base/schema";
import { placeKey } from "./hits";

export type FoundSegment = components["schemas"]["FoundSegmentOut"];

export interface Taking {
  /** Also what interviewers said. */
  readonly interviewers: boolean;
  /** Turned by hand: left out though they would be coded, or the other way round. */
  readonly turned: ReadonlySet<string>;
}

export const isOpen = ({ state }: Pick<FoundSegment, "state">): boolean => state === "new";
export const byInterviewer = ({ kind }: Pick<FoundSegment, "kind">): boolean => kind === "interviewer";

/** Whether a segment will be coded. */
export function isTaken(segment: FoundSegment, { interviewers, turned }: Taking): boolean {
  const usual = interviewers || !byInterviewer(segment);
  return isOpen(segment) && usual !== turned.has(placeKey(segment));
}

/** The segments that nobody but interviewers said are what was looked for: then they are meant. */
export const onlyInterviewers = (segments: readonly FoundSegment[]): boolean => segments.length > 0 && segments.every(byInterviewer);

/** Turn one by hand. */
export function turn(taking: Taking, segment: FoundSegment): Taking {
  const turned = new Set(taking.turned);
  if (!turned.delete(placeKey(segment))) turned.add(placeKey(segment));
  return { ...taking, turned };
}

/** Take every segment, or none. */
export function turnAll(taking: Taking, segments: readonly FoundSegment[], on: boolean): Taking {
  const open = segments.filter(isOpen);
  const all = { interviewers: on ? taking.interviewers || open.some(byInterviewer) : taking.interviewers, turned: new Set<string>() };
  return { ...all, turned: new Set(open.filter((segment) => isTaken(segment, all) !== on).map(placeKey)) };
}

/** What was turned by hand, but for what interviewers said: the one box decides on all of it. */
export function withoutInterviewers(turned: ReadonlySet<string>, segments: readonly FoundSegment[]): ReadonlySet<string> {
  const theirs = new Set(segments.filter(byInterviewer).map(placeKey));
  return new Set([...turned].filter((key) => !theirs.has(key)));
}
