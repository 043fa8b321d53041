/** What became of answers I left behind without a network: kept on this device, sent at last, or refused. */
import { answerOf } from "./answers";
import { deviceKeeps } from "./drafts";
import { Glyph } from "./Glyph";
import { late, went } from "./late";
import { go, round, screen, type Screen } from "./store";
import { keptSentence, wentSentence } from "./words";

/** Of the answer that is in front of me its own line speaks. */
function here(): string {
  const now = screen.value;
  if (now.at === "idea") return round.value?.ideas[now.place]?.id ?? "";
  return now.at === "whole" ? "whole" : "";
}

function screenOf(target: string): Screen {
  const place = round.value?.ideas.findIndex((idea) => idea.id === target) ?? -1;
  return place < 0 ? { at: "whole" } : { at: "idea", place };
}

function Refusal({ target }: { target: string }) {
  return (
    <p class="is-refused">
      <Glyph name="warning" />
      <span>An answer was not sent. {answerOf(target).message} <button type="button" class="as-link" onClick={() => go(screenOf(target))}>Look at it</button></span>
    </p>
  );
}

export function Late() {
  const away = [...late.value].filter((target) => target !== here());
  const refused = away.filter((target) => answerOf(target).status === "refused");
  const waiting = away.length - refused.length;
  const sent = went.value?.targets.filter((target) => target !== here()).length ?? 0;
  return (
    <div class="late" role="status">
      {refused.map((target) => <Refusal key={target} target={target} />)}
      {waiting > 0 && <p><Glyph name="wait" /><span>{keptSentence(waiting, deviceKeeps())}</span></p>}
      {went.value && sent > 0 && <p><Glyph name="done" /><span>{wentSentence(sent, went.value.at)}</span></p>}
    </div>
  );
}
