/** The whole text of a version by turns, numbered, with the speakers as the file names them. */
import { mapCodePoints } from "../../text/code-points";
import { writeTime } from "./file-words";
import type { Speaker, Version } from "./shapes";
import { writeLabel } from "./who-speaks";

interface Props {
  version: Version;
  speakers: readonly Speaker[];
}

export function CheckText({ version, speakers }: Props) {
  const places = mapCodePoints(version.text);
  const by = new Map(speakers.map((each) => [each.id, each]));
  return (
    <ol class="check-turns">
      {version.turns.map((turn) => {
        const speaker = by.get(turn.speaker_id ?? "");
        return (
          <li key={turn.n} id={`turn-${turn.n}`} class={speaker?.kind === "interviewer" ? "check-quiet" : undefined}>
            <span class="check-who">
              <span class="check-n num"><span class="vh">Turn </span>{turn.n}</span>
              {speaker ? writeLabel(speaker.label) : "No name"}
              {turn.starts_at_ms !== null && <small class="num">{writeTime(turn.starts_at_ms)}</small>}
            </span>
            <p class="voice">{version.text.slice(places.toUtf16(turn.body_start), places.toUtf16(turn.end))}</p>
          </li>
        );
      })}
    </ol>
  );
}
