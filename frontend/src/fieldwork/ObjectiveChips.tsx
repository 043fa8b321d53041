/** Which objectives a question serves: one chip each, ticked or not. */
import type { Objective } from "../study/shapes";

interface Props {
  objectives: readonly Objective[];
  chosen: readonly number[];
  /** The number of the question, for whoever cannot see where the chips stand. */
  question: number;
  onToggle: (n: number) => void;
}

export function ObjectiveChips({ objectives, chosen, question, onToggle }: Props) {
  if (objectives.length === 0) return null;
  return (
    <fieldset class="guide-objectives">
      <legend>Objectives <span class="vh">that question {question} serves</span></legend>
      {objectives.map((objective) => (
        <label key={objective.n} class="guide-chip" title={objective.text}>
          <input type="checkbox" checked={chosen.includes(objective.n)} onChange={() => onToggle(objective.n)} />
          {objective.n}
          <span class="vh">: {objective.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
