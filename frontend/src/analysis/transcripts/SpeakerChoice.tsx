/** Who speaks under one label: interviewer, a participant, or somebody else. */
import type { ParticipantLine } from "../../fieldwork/shapes";
import { Select } from "../../ui/Select";
import { choiceOf, speakerOptions, whoOf, writeLabel, type Mapped } from "./who-speaks";

interface Props {
  said: Mapped;
  people: readonly ParticipantLine[];
  /** Participants of the interview: offered first. */
  near: ReadonlySet<string>;
  hint?: string | undefined;
  onSaid: (said: Mapped) => void;
}

export function SpeakerChoice({ said, people, near, hint, onSaid }: Props) {
  return (
    <Select
      label={writeLabel(said.label)} name={`speaker-${said.label}`} hint={hint}
      value={choiceOf(said)} options={speakerOptions(people, near)}
      onValue={(choice) => onSaid({ label: said.label, ...whoOf(choice) })}
    />
  );
}
