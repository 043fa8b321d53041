/** Who speaks under a label, as one choice: interviewer, one of the participants, somebody unnamed, other. */
import type { ParticipantLine } from "../../fieldwork/shapes";
import type { Option } from "../../ui/Select";
import type { Kind, Speaker } from "./shapes";

export interface Mapped {
  label: string;
  kind: Kind;
  participant_id: string | null;
}

type Who = Pick<Mapped, "kind" | "participant_id">;

/** The value of the choice: a kind, or a participant's id. */
export const choiceOf = ({ kind, participant_id }: Who): string => participant_id ?? kind;

const KINDS: Record<Kind, string> = { interviewer: "Interviewer", participant: "A participant, not said which", other: "Somebody else" };
const isKind = (choice: string): choice is Kind => choice in KINDS;

/** Read a choice back. */
export function whoOf(choice: string): Who {
  return isKind(choice) ? { kind: choice, participant_id: null } : { kind: "participant", participant_id: choice };
}

export const codeAndName = (person: Pick<ParticipantLine, "study_code" | "pseudonym">): string =>
  person.pseudonym ? `${person.study_code} ${person.pseudonym}` : person.study_code;

/** Everybody who may speak; the interview's participants first. */
export function speakerOptions(people: readonly ParticipantLine[], near: ReadonlySet<string>): Option[] {
  const sorted = [...people.filter((each) => near.has(each.id)), ...people.filter((each) => !near.has(each.id))];
  return [
    { value: "interviewer", label: KINDS.interviewer },
    ...sorted.map((each) => ({ value: each.id, label: codeAndName(each) })),
    { value: "participant", label: KINDS.participant },
    { value: "other", label: KINDS.other },
  ];
}

/** "SU-01 Alder", "interviewer", "a participant", "somebody else" */
export function writeWho(who: Who, people: readonly ParticipantLine[]): string {
  const person = people.find((each) => each.id === who.participant_id);
  if (person) return codeAndName(person);
  return { interviewer: "interviewer", participant: "a participant", other: "somebody else" }[who.kind];
}

/** Who speaks in a turn, by the name the team uses. */
export const nameOfSpeaker = (speaker: Pick<Speaker, "kind" | "label" | "pseudonym" | "study_code">): string =>
  speaker.kind === "interviewer" ? "Interviewer" : speaker.pseudonym || speaker.study_code || writeLabel(speaker.label);

/** A label as the file has it; turns without one have none. */
export const writeLabel = (label: string): string => (label === "" ? "Turns without a name" : label);
