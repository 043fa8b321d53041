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
  /** What it was drawn from: the same is not drawn again. */
  readonly source: CachedCoding;
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
 * same object, so that only the blocks concerned are drawn anew.
 */
export function drawSegments(
  codings: readonly CachedCoding[],
  codes: ReadonlyMap<string, CodeOut>,
  codePoints: CodePointMap,
  shown: Layered,
  before: readonly Segment[],
): Segment[] {
  const known = new Map(before.map((segment) => [segment.uid, segment]));
  const bare = codings
    .filter(({ coder_id }) => (shown.only ? coder_id === shown.only : shown.layer === "everyone" || coder_id === shown.me))
    .map((coding): Bare => {
      const [code, coder] = [codes.get(coding.code_id), shown.coders.get(coding.coder_id)];
      const old = known.get(coding.key ?? coding.id);
      return old?.source === coding && looksSame(old, code, coder) ? old : bareSegment(coding, code, coder, codePoints);
    })
    .sort(inReadingOrder);
  const lanes = lanesOf(bare, known);
  return bare.map((segment, index) => {
    const lane = lanes[index] as number;
    const old = known.get(segment.uid);
    if (old === segment && old.lane === lane) return old;
    const drawn = { ...segment, lane };
    return old && same(old, drawn) ? old : drawn;
  });
}

/** The segments over each block, in reading order. */
export function segmentsByBlock(blocks: readonly Block[], segments: readonly Segment[]): Segment[][] {
  const lists: Segment[][] = blocks.map(() => []);
  for (const segment of segments) {
    for (let at = indexAt(blocks, segment.start); at < blocks.length; at++) {
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
  for (const { start, end } of segments) {
    for (let at = indexAt(turns, start); at < turns.length && (turns[at] as Turn).start < end; at++) {
      const turn = turns[at] as Turn;
      if (turn.kind !== "interviewer" && turn.end > start) coded.add(turn);
    }
  }
  return coded.size;
}

type Bare = Omit<Segment, "lane">;

function bareSegment(coding: CachedCoding, code: CodeOut | undefined, coder: string | undefined, codePoints: CodePointMap): Bare {
  return {
    source: coding,
    uid: coding.key ?? coding.id,
    id: coding.id,
    start: codePoints.toUtf16(coding.start),
    end: codePoints.toUtf16(coding.end),
    codeId: coding.code_id,
    ...looksOf(code),
    coderId: coding.coder_id,
    coder: nameOf(coder),
    memo: coding.memo,
    createdAt: coding.created_at,
    version: coding.version,
    pending: coding.pending ?? false,
  };
}

const REMOVED = { label: "A code that was removed", colour: 7, pattern: 3 } as const;

function looksOf(code: CodeOut | undefined): Pick<Segment, "label" | "colour" | "pattern"> {
  const { label, colour, pattern } = code ?? REMOVED;
  return { label, colour, pattern };
}

const nameOf = (coder: string | undefined): string => coder ?? "A former member";

function looksSame(old: Segment, code: CodeOut | undefined, coder: string | undefined): boolean {
  const { label, colour, pattern } = code ?? REMOVED;
  return old.label === label && old.colour === colour && old.pattern === pattern && old.coder === nameOf(coder);
}

/** Lanes for all: anew when most are new, else the newcomers find a free one. */
function lanesOf(bare: readonly Bare[], known: ReadonlyMap<string, Segment>): number[] {
  const newcomers = bare.filter(({ uid }) => !known.has(uid)).length;
  if (newcomers > 40 || newcomers === bare.length) return layLanes(bare);
  const still = bare.map(({ uid, start, end }) => {
    const old = known.get(uid);
    return old?.start === start && old.end === end ? old : null;
  });
  const placed: (Span & { lane: number })[] = still.filter((old) => old !== null);
  return bare.map((segment, index) => {
    const stays = still[index];
    if (stays) return stays.lane;
    const old = known.get(segment.uid);
    // A segment whose ends are moved keeps its lane where it can: nothing jumps under the hand.
    const taken = old && placed.some((other) => other.lane === old.lane && other.start < segment.end && segment.start < other.end);
    const lane = old && !taken ? old.lane : freeLane(segment, placed);
    placed.push({ start: segment.start, end: segment.end, lane });
    return lane;
  });
}

const FIELDS: readonly (keyof Segment)[] = ["lane", "start", "end", "label", "colour", "pattern", "memo", "pending", "id", "version", "codeId", "coderId", "coder", "createdAt"];

function same(a: Segment, b: Segment): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}
