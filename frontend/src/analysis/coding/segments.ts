/** Codings as the page draws them: with their code, in UTF-16 offsets, each in its lane. */
import type { Block } from "../../text/blocks";
import type { CodePointMap } from "../../text/code-points";
import { freeLane, layLanes } from "../../text/lanes";
import { indexAt, inReadingOrder, type Span } from "../../text/spans";
import type { CachedCoding } from "./codings-cache";
import type { CodeOut } from "./shapes";
import type { Turn } from "./transcript-model";

export interface Segment extends Span {
  /** The same from before the server answered to after: the client's key, or the id. */
  readonly uid: string;
  readonly id: string;
  readonly codeId: string;
  readonly label: string;
  readonly colour: number;
  readonly pattern: number;
  readonly coderId: string;
  readonly coder: string;
  readonly memo: string;
  readonly createdAt: string;
  readonly version: number;
  /** Shown, and not yet confirmed by the server. */
  readonly pending: boolean;
  readonly lane: number;
}

export type Layer = "mine" | "everyone";

export interface Layered {
  readonly layer: Layer;
  readonly me: string;
  /** Only this coder's, whatever the layer; null for the layer. */
  readonly only?: string | null;
  /** Names by id. */
  readonly coders: ReadonlyMap<string, string>;
}

/**
 * Draw codings as segments in reading order.
 *
 * Segments drawn before keep their lanes, so that nothing jumps when one is added; what has not changed is the
 * same object, so that only the blocks concerned are drawn anew. Where a few have changed, the others, however
 * many, are not looked at one by one.
 */
export function drawSegments(
  codings: readonly CachedCoding[],
  codes: ReadonlyMap<string, CodeOut>,
  codePoints: CodePointMap,
  shown: Layered,
  before: readonly Segment[],
): Segment[] {
  const bare = (coding: CachedCoding): Bare => bareSegment(coding, codes.get(coding.code_id), shown.coders.get(coding.coder_id), codePoints);
  const last = drawnLast.get(before);
  const change = last && looksAlike(last, codes, shown) ? changeOf(last.codings, codings) : null;
  const drawn = change
    ? mend(before, change.gone.map(uidOf), change.come.filter((coding) => isShown(coding, shown)).map(bare))
    : drawAll(codings.filter((coding) => isShown(coding, shown)).map(bare), before);
  drawnLast.set(drawn, { codings, codes, shown });
  return drawn;
}

/** The segments over each block, in reading order. */
export function segmentsByBlock(blocks: readonly Block[], segments: readonly Segment[]): Segment[][] {
  const lists: Segment[][] = blocks.map(() => []);
  let first = 0;
  for (const segment of segments) {
    while ((blocks[first + 1]?.start ?? Infinity) <= segment.start) first++;
    for (let at = first; at < blocks.length; at++) {
      const block = blocks[at] as Block;
      if (block.start >= segment.end) break;
      if (block.end > segment.start) lists[at]?.push(segment);
    }
  }
  return lists;
}

export function segmentsOver(segments: readonly Segment[], span: Span): Segment[] {
  const end = Math.max(span.end, span.start + 1);
  return segments.filter((segment) => segment.start < end && span.start < segment.end);
}

/** How many turns of others than the interviewer have a segment. */
export function codedTurns(turns: readonly Turn[], segments: readonly Segment[]): number {
  const coded = new Set<Turn>();
  let first = 0;
  for (const { start, end } of segments) {
    while ((turns[first + 1]?.start ?? Infinity) <= start) first++;
    for (let at = first; at < turns.length && (turns[at] as Turn).start < end; at++) {
      const turn = turns[at] as Turn;
      if (turn.kind !== "interviewer" && turn.end > start) coded.add(turn);
    }
  }
  return coded.size;
}

type Bare = Omit<Segment, "lane">;

function bareSegment(coding: CachedCoding, code: CodeOut | undefined, coder: string | undefined, codePoints: CodePointMap): Bare {
  return {
    uid: coding.key ?? coding.id,
    id: coding.id,
    start: codePoints.toUtf16(coding.start),
    end: codePoints.toUtf16(coding.end),
    codeId: coding.code_id,
    label: code?.label ?? "A code that was removed",
    colour: code?.colour ?? 7,
    pattern: code?.pattern ?? 3,
    coderId: coding.coder_id,
    coder: coder ?? "A former member",
    memo: coding.memo,
    createdAt: coding.created_at,
    version: coding.version,
    pending: coding.pending ?? false,
  };
}

/** What a list of segments was drawn from, for as long as it is on show. */
interface Drawn {
  readonly codings: readonly CachedCoding[];
  readonly codes: ReadonlyMap<string, CodeOut>;
  readonly shown: Layered;
}

const drawnLast = new WeakMap<readonly Segment[], Drawn>();

/** So many changes are mended; with more, all is drawn anew. */
const FEW = 40;

const uidOf = ({ key, id }: CachedCoding): string => key ?? id;

const isShown = ({ coder_id }: CachedCoding, { only, layer, me }: Layered): boolean => (only ? coder_id === only : layer === "everyone" || coder_id === me);

/** Would the same codings be drawn the same? */
function looksAlike(last: Drawn, codes: Drawn["codes"], { layer, me, only, coders }: Layered): boolean {
  const { shown } = last;
  if (shown.layer !== layer || shown.me !== me || (shown.only ?? null) !== (only ?? null) || last.codes.size !== codes.size || shown.coders.size !== coders.size) return false;
  for (const [id, { label, colour, pattern }] of codes) {
    const old = last.codes.get(id);
    if (old?.label !== label || old.colour !== colour || old.pattern !== pattern) return false;
  }
  for (const [id, name] of coders) if (shown.coders.get(id) !== name) return false;
  return true;
}

/** Which codings came and went from one list to the next in which the others keep their order; null where they are many. */
function changeOf(old: readonly CachedCoding[], now: readonly CachedCoding[]): { gone: CachedCoding[]; come: CachedCoding[] } | null {
  const [gone, come]: [CachedCoding[], CachedCoding[]] = [[], []];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    const [was, is] = [old[at], now[to]];
    if (was === is) {
      at++;
      to++;
      continue;
    }
    // One that is another now, in its place; one that was taken out; one that was put in.
    const [replaced, removed] = [was && is && uidOf(was) === uidOf(is), was && old[at + 1] === is];
    if (was && (replaced || removed || !is)) gone.push(old[at++] as CachedCoding);
    if (is && (replaced || !removed)) come.push(now[to++] as CachedCoding);
    if (gone.length + come.length > FEW) return null;
  }
  return { gone, come };
}

/** Take some out of a list in reading order and put others in. */
function mend(before: readonly Segment[], gone: readonly string[], come: readonly Bare[]): Segment[] {
  const known = new Map(gone.length > 0 ? before.filter(({ uid }) => gone.includes(uid)).map((segment) => [segment.uid, segment]) : []);
  const drawn = known.size > 0 ? before.filter((segment) => known.get(segment.uid) !== segment) : [...before];
  for (const segment of come) {
    const old = known.get(segment.uid);
    const fresh = { ...segment, lane: laneOf(segment, old, drawn) };
    let at = drawn.length > 0 ? indexAt(drawn, segment.start) : 0;
    while (at < drawn.length && inReadingOrder(drawn[at] as Segment, fresh) <= 0) at++;
    drawn.splice(at, 0, old && same(old, fresh) ? old : fresh);
  }
  return drawn;
}

/** All anew; those known from before keep their lanes where most are known. */
function drawAll(unordered: Bare[], before: readonly Segment[]): Segment[] {
  const known = new Map(before.map((segment) => [segment.uid, segment]));
  const bare = unordered.sort(inReadingOrder);
  const lanes = lanesOf(bare, known);
  return bare.map((segment, index) => {
    const drawn = { ...segment, lane: lanes[index] as number };
    const old = known.get(segment.uid);
    return old && same(old, drawn) ? old : drawn;
  });
}

/** Lanes for all: anew when most are new, else the newcomers find a free one. */
function lanesOf(bare: readonly Bare[], known: ReadonlyMap<string, Segment>): number[] {
  const newcomers = bare.filter(({ uid }) => !known.has(uid)).length;
  if (newcomers > FEW || newcomers === bare.length) return layLanes(bare);
  const placed: (Span & { lane: number })[] = bare.flatMap((segment) => {
    const old = known.get(segment.uid);
    return old && sameSpan(old, segment) ? [old] : [];
  });
  return bare.map((segment) => {
    const old = known.get(segment.uid);
    if (old && sameSpan(old, segment)) return old.lane;
    const lane = laneOf(segment, old, placed);
    placed.push({ start: segment.start, end: segment.end, lane });
    return lane;
  });
}

/** A segment whose ends are moved keeps its lane where it can: nothing jumps under the hand. */
function laneOf(segment: Span, old: Segment | undefined, placed: readonly (Span & { readonly lane: number })[]): number {
  if (old && sameSpan(old, segment)) return old.lane;
  const taken = old && placed.some((other) => other.lane === old.lane && other.start < segment.end && segment.start < other.end);
  return old && !taken ? old.lane : freeLane(segment, placed);
}

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

const FIELDS: readonly (keyof Segment)[] = ["lane", "start", "end", "label", "colour", "pattern", "memo", "pending", "id", "version", "codeId", "coderId", "coder", "createdAt"];

function same(a: Segment, b: Segment): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}
