/** The conditions of a query beside its codes: how each reads, what can be chosen, what is chosen. Pure. */
import { saidIn } from "./draft";
import type { AttributeValue, Filters } from "./shapes";

export interface Choice {
  value: string;
  label: string;
  /** Set in by so many steps. */
  depth?: number | undefined;
  look?: { colour: number; pattern: number } | undefined;
  /** Said once, above the first of those that share it. */
  heading?: string | undefined;
}

/** A condition that is a choice from a list. */
export interface Condition {
  id: string;
  /** In the menu: "Group". */
  name: string;
  /** In the sentence: "said by". */
  lead: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  choose: (values: readonly string[]) => Filters;
}

/** What a study has to choose from. */
export interface Choosable {
  groups: readonly Choice[];
  participants: readonly Choice[];
  attributes: readonly { id: string; name: string; choices: readonly Choice[] }[];
  questions: readonly Choice[];
  objectives: readonly Choice[];
  themes: readonly Choice[];
  transcripts: readonly Choice[];
  coders: readonly Choice[];
}

type Lists = "group_ids" | "participant_ids" | "question_ids" | "theme_ids" | "transcript_ids" | "coder_ids" | "speakers";

const SPEAKERS: readonly Choice[] = [
  { value: "participant", label: "participants" },
  { value: "interviewer", label: "interviewers" },
  { value: "other", label: "others" },
];

/** A value of an attribute as the text of a choice, and back. */
export const writeValue = (value: AttributeValue): string => JSON.stringify(value);
const readValue = (text: string): AttributeValue => JSON.parse(text) as AttributeValue;

function listed(filters: Filters, key: Lists, name: string, lead: string, choices: readonly Choice[]): Condition {
  return { id: key, name, lead, choices, chosen: filters[key] ?? [], choose: (values) => saidIn({ ...filters, [key]: [...values] }) };
}

function ofAttribute(filters: Filters, { id, name, choices }: Choosable["attributes"][number]): Condition {
  const all = filters.attributes ?? [];
  const others = all.filter(({ attribute_id }) => attribute_id !== id);
  return {
    id: `attribute:${id}`,
    name,
    lead: `said by people whose ${name.toLocaleLowerCase()} is`,
    choices,
    chosen: (all.find(({ attribute_id }) => attribute_id === id)?.values ?? []).map(writeValue),
    choose: (values) => saidIn({ ...filters, attributes: values.length > 0 ? [...others, { attribute_id: id, values: values.map(readValue) }] : others }),
  };
}

/** Every condition that is a choice from a list, in the order of the menu. */
export function conditionsOf(filters: Filters, known: Choosable): Condition[] {
  const ofCode = { either: "serving objective", code: "whose code serves objective", question: "in answer to a question on objective" };
  return [
    listed(filters, "group_ids", "Group", "said by", known.groups),
    listed(filters, "participant_ids", "Participant", "said by", known.participants),
    ...known.attributes.map((attribute) => ofAttribute(filters, attribute)),
    listed(filters, "speakers", "Who is speaking", "in the words of", SPEAKERS),
    listed(filters, "question_ids", "Question asked", "in answer to", known.questions),
    {
      id: "objective_ns",
      name: "Objective",
      lead: ofCode[filters.objective_of ?? "either"],
      choices: known.objectives,
      chosen: (filters.objective_ns ?? []).map(String),
      choose: (values) => saidIn({ ...filters, objective_ns: values.map(Number) }),
    },
    listed(filters, "theme_ids", "Theme", "for the theme", known.themes),
    listed(filters, "transcript_ids", "Transcript", "in", known.transcripts),
    listed(filters, "coder_ids", "Coder", "coded by", known.coders),
  ];
}

/** The names of what is chosen, as they stand in the sentence: "SU-01, SU-02 or 3 more". */
export function namesOf(chosen: readonly string[], choices: readonly Choice[], most = 3): string {
  const names = chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? "something no longer there");
  const shown = names.length > most + 1 ? [...names.slice(0, most), `${names.length - most} more`] : names;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter(Boolean).join(" or ");
}
