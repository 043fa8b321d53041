/** Which question of the guide the caret's turn asks: suggested, confirmed, chosen from the guide, or none. */
import { useContext } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { ActionsContext } from "./actions";
import type { QuestionOut } from "./shapes";
import { turnAt } from "./transcript-model";
import type { Workspace } from "./workspace";

const shorten = (words: string): string => (words.length > 70 ? `${words.slice(0, words.lastIndexOf(" ", 70))} …` : words);

export function TurnQuestionPart({ ws, questions }: { ws: Workspace; questions: readonly QuestionOut[] }) {
  const actions = useContext(ActionsContext);
  const turn = ws.selected.value && turnAt(ws.model, ws.selected.value.focus);
  if (!turn || questions.length === 0 || turn.kind !== "interviewer") return null;
  const { asked, suggested } = ws.questions.value.get(turn.n) ?? { asked: null, suggested: null };
  const mark = (id: string): void => actions?.markQuestion(turn, questions.find((question) => question.id === id) ?? null);
  const options = questions.map(({ id, n, text }) => ({ value: id, label: `${n}. ${shorten(text)}` }));
  return (
    <section class="in-part">
      <h3>Question of the guide</h3>
      {suggested && actions?.mayMark && (
        <div class="in-suggestion">
          <p>This turn seems to ask question {suggested.n}: “{suggested.text}”</p>
          <div class="in-do">
            <Button size="small" kind="primary" onClick={() => actions.markQuestion(turn, suggested)}>Confirm <kbd aria-hidden="true">q</kbd></Button>
            <Button size="small" kind="quiet" onClick={() => actions.markQuestion(turn, null)}>It asks none</Button>
          </div>
        </div>
      )}
      {actions?.mayMark ? (
        <Select name="question" label="This turn asks" hideLabel value={asked?.id ?? ""} onValue={mark} options={options} placeholder="No question of the guide" />
      ) : (
        <p>{asked ? `${asked.n}. ${asked.text}` : "None marked."}</p>
      )}
    </section>
  );
}
