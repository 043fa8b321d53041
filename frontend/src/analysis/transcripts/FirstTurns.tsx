/** The first turns of a file as they were understood. */
import { count } from "../../ui/count";
import { writeTime } from "./file-words";
import type { Preview } from "./shapes";
import { writeWho, type Mapped } from "./who-speaks";
import type { ParticipantLine } from "../../fieldwork/shapes";
import "./FirstTurns.css";

interface Props {
  seen: Preview;
  speakers: readonly Mapped[];
  people: readonly ParticipantLine[];
}

export function FirstTurns({ seen, speakers, people }: Props) {
  const by = new Map(speakers.map((each) => [each.label, each]));
  const more = seen.turn_count - seen.first_turns.length;
  return (
    <div class="first-turns">
      <ol tabIndex={0} aria-label="The first turns">
        {seen.first_turns.map((turn, index) => {
          const who = by.get(turn.speaker ?? "");
          return (
            <li key={index} class={who?.kind === "interviewer" ? "first-quiet" : undefined}>
              <span class="first-who">
                {turn.speaker ?? <em>no name</em>}
                {who && who.kind !== "other" && <small>{writeWho(who, people)}</small>}
                {turn.starts_at_ms !== null && <small class="num">{writeTime(turn.starts_at_ms)}</small>}
              </span>
              <span class="voice">{turn.text}{turn.cut && " …"}</span>
            </li>
          );
        })}
      </ol>
      {more > 0 && <p class="quiet small">{count(more, "more turn")} follow.</p>}
    </div>
  );
}
