/** Choose who takes part in an interview: one, a pair, a group. */
import { useContext, useId } from "preact/hooks";
import { Checkbox } from "../ui/Checkbox";
import { errorOf, FormErrors } from "../ui/form-context";
import type { ParticipantLine } from "./shapes";
import "./ChooseParticipants.css";

interface Props {
  participants: readonly ParticipantLine[];
  chosen: readonly string[];
  onChosen: (chosen: string[]) => void;
}

export function ChooseParticipants({ participants, chosen, onChosen }: Props) {
  const id = useId();
  const error = errorOf(useContext(FormErrors), "participant_ids");
  return (
    <fieldset class={error ? "choices field-wrong" : "choices"} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>Who takes part</legend>
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
      {participants.length === 0 && <p class="quiet">There are no participants yet. Add them first.</p>}
      {participants.length > 0 && (
        <div class="choose-people">
          {participants.map((each) => (
            <Checkbox
              key={each.id}
              name="participant_ids"
              label={each.pseudonym ? `${each.study_code} ${each.pseudonym}` : each.study_code}
              value={chosen.includes(each.id)}
              onValue={(on) => onChosen(on ? [...chosen, each.id] : chosen.filter((one) => one !== each.id))}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
