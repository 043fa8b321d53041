/** In the gutter: which question of the guide a turn asks, or which it may ask. */
import { useComputed } from "@preact/signals";
import { useContext } from "preact/hooks";
import { ActionsContext } from "./actions";
import type { Turn } from "./transcript-model";
import type { Workspace } from "./workspace";

export function QuestionMark({ ws, turn }: { ws: Workspace; turn: Turn }) {
  const actions = useContext(ActionsContext);
  const question = useComputed(() => ws.questions.value.get(turn.n));
  const { asked, suggested } = question.value ?? {};
  if (asked) return <span class="tr-question" title={asked.text}><span aria-hidden="true">Q{asked.n}</span><span class="vh">asks question {asked.n}</span></span>;
  if (!suggested || !actions?.mayMark) return null;
  return (
    <button
      type="button"
      class="tr-question tr-question-maybe"
      tabIndex={-1}
      aria-label={`Q${suggested.n}? Confirm that this turn asks question ${suggested.n}`}
      title={`Confirm that this asks question ${suggested.n}: “${suggested.text}”`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => actions.markQuestion(turn, suggested)}
    >
      Q{suggested.n}?
    </button>
  );
}
