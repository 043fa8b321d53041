/** Ticks which objectives of the study a code or theme speaks to. */
import { Checkbox } from "../../ui/Checkbox";
import type { Objective } from "./use-study-facts";

interface Props {
  objectives: readonly Objective[];
  value: readonly number[];
  onValue: (value: number[]) => void;
}

export function ObjectiveChoice({ objectives, value, onValue }: Props) {
  if (objectives.length === 0) return null;
  const turn = (n: number, on: boolean): void => onValue(on ? [...value, n].sort((a, b) => a - b) : value.filter((each) => each !== n));
  return (
    <fieldset class="choices">
      <legend>Objectives it speaks to</legend>
      {objectives.map(({ n, text, plain_text }) => (
        <Checkbox key={n} name={`objective-${n}`} label={<>{n}. {plain_text || text}</>} value={value.includes(n)} onValue={(on) => turn(n, on)} />
      ))}
    </fieldset>
  );
}
