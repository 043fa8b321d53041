/** The turns of a stored version or of a file, as they are held beside those of another text. Pure. */
import { mapCodePoints } from "../../text/code-points";
import type { Version, Whole } from "./shapes";
import type { Said } from "./turn-pairs";
import type { FilePreview } from "./use-correction";
import { writeLabel } from "./who-speaks";

/** What turns without a speaker are headed by. */
export const NOBODY = "No name";

export function saidIn(version: Version, transcript: Whole): Said[] {
  const places = mapCodePoints(version.text);
  const labels = new Map(transcript.speakers.map((speaker) => [speaker.id, writeLabel(speaker.label)]));
  return version.turns.map((turn) => ({ n: turn.n, speaker: labels.get(turn.speaker_id ?? "") ?? NOBODY, text: version.text.slice(places.toUtf16(turn.body_start), places.toUtf16(turn.end)) }));
}

const plain = (label: string): string => label.trim().toLocaleLowerCase();

/** A file's turns; a speaker bears the name that the transcript knows them by. */
export function saidInFile(turns: FilePreview["turns"], transcript: Whole): Said[] {
  const held = new Map(transcript.speakers.map(({ label }) => [plain(label), label]));
  return turns.map(({ speaker, text }, at) => ({ n: at + 1, speaker: writeLabel(held.get(plain(speaker)) ?? speaker), text }));
}
