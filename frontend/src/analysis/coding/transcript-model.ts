/** A transcript as the page sees it: one text, its turns and blocks, all in UTF-16 offsets. */
import { cutIntoBlocks, type Block } from "../../text/blocks";
import { mapCodePoints, type CodePointMap } from "../../text/code-points";
import { indexAt, type Span } from "../../text/spans";
import type { SpeakerOut, TranscriptOut, VersionOut } from "./shapes";

export interface Turn extends Span {
  /** Its number as people count, from 1. */
  readonly number: number;
  /** Its number in the API. */
  readonly n: number;
  readonly speaker: string;
  readonly kind: SpeakerOut["kind"];
  readonly startsAtMs: number | null;
}

export interface TranscriptModel {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly codePoints: CodePointMap;
  readonly turns: readonly Turn[];
  readonly blocks: readonly Block[];
}

/** Read a version of a transcript into the page's model. */
export function readTranscript(transcript: TranscriptOut, version: VersionOut): TranscriptModel {
  const codePoints = mapCodePoints(version.text);
  const speakers = new Map(transcript.speakers.map((speaker) => [speaker.id, speaker]));
  const turns = version.turns.map((turn, index): Turn => {
    const speaker = turn.speaker_id === null ? undefined : speakers.get(turn.speaker_id);
    return {
      number: index + 1,
      n: turn.n,
      start: codePoints.toUtf16(turn.body_start),
      end: codePoints.toUtf16(turn.end),
      speaker: speaker ? nameOf(speaker) : "Unknown",
      kind: speaker?.kind ?? "other",
      startsAtMs: turn.starts_at_ms,
    };
  });
  return { id: transcript.id, version: version.n, text: version.text, codePoints, turns, blocks: cutIntoBlocks(version.text, turns) };
}

export function turnAt(model: TranscriptModel, offset: number): Turn | null {
  return model.turns[indexAt(model.turns, offset)] ?? null;
}

export function blockAt(model: TranscriptModel, offset: number): Block | null {
  return model.blocks[indexAt(model.blocks, offset)] ?? null;
}

/** "12:34", or "1:02:09" in a long interview. */
export function writeTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (number: number): string => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** The words of a passage as a quotation: one line, cut in the middle of nothing. */
export function quoteOf(model: TranscriptModel, span: Span, longest = 400): string {
  const words = model.text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
  if (words.length <= longest) return words;
  return `${words.slice(0, words.lastIndexOf(" ", longest) || longest)} …`;
}

/** Where a passage stands, in words: "P07, turn 22, 12:34". */
export function placeOf(model: TranscriptModel, span: Span): string {
  const first = turnAt(model, span.start);
  const last = turnAt(model, Math.max(span.start, span.end - 1));
  if (!first || !last) return "";
  const turns = first === last ? `turn ${first.number}` : `turns ${first.number} to ${last.number}`;
  const time = first.startsAtMs === null ? "" : `, ${writeTime(first.startsAtMs)}`;
  return `${first.speaker}, ${turns}${time}`;
}

const nameOf = (speaker: SpeakerOut): string =>
  speaker.kind === "interviewer" ? "Interviewer" : (speaker.pseudonym || speaker.study_code || speaker.label);
