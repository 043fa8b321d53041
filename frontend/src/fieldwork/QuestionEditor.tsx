/** One question while it is written: words, prompts, objectives, place. */
import type { Objective } from "../study/shapes";
import { Button } from "../ui/Button";
import { TextArea } from "../ui/TextArea";
import { toggleObjective, type DraftQuestion } from "./guide-draft";
import { ObjectiveChips } from "./ObjectiveChips";

interface Props {
  /** Its place, from 0. */
  at: number;
  of: number;
  question: DraftQuestion;
  objectives: readonly Objective[];
  /** Has just been added: the cursor goes here. */
  fresh: boolean;
  onChange: (question: DraftQuestion) => void;
  onMove: (steps: number) => void;
  onRemove: () => void;
}

export function QuestionEditor({ at, of, question, objectives, fresh, onChange, onMove, onRemove }: Props) {
  const n = at + 1;
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || steps === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(steps);
  };
  return (
    <li class="guide-q" data-key={question.key} onKeyDown={onKeyDown}>
      <span class="guide-n" aria-hidden="true">{n}</span>
      <div class="guide-body">
        <TextArea label={`Question ${n}`} name={`questions.${at}.text`} value={question.text} rows={2} maxLength={2000} autoFocus={fresh} onValue={(text) => onChange({ ...question, text })} />
        <TextArea label="Prompts, one a line" name={`questions.${at}.prompts`} value={question.prompts} rows={2} optional onValue={(prompts) => onChange({ ...question, prompts })} />
        <ObjectiveChips objectives={objectives} chosen={question.objectives} question={n} onToggle={(objective) => onChange(toggleObjective(question, objective))} />
      </div>
      <div class="guide-acts">
        <Button kind="quiet" size="small" icon="arrow-up" label={`Move question ${n} up`} disabled={at === 0} onClick={() => onMove(-1)} />
        <Button kind="quiet" size="small" icon="arrow-down" label={`Move question ${n} down`} disabled={at === of - 1} onClick={() => onMove(1)} />
        <Button kind="quiet" size="small" icon="trash" label={`Remove question ${n}`} onClick={onRemove} />
      </div>
    </li>
  );
}
