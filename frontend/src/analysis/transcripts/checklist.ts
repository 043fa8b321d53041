/** What is looked for before a transcript is attested as de-identified, in plain words. */
import type { Checklist } from "./shapes";

interface Item {
  name: keyof Checklist;
  label: string;
  hint: string;
}

export const CHECKLIST: readonly Item[] = [
  { name: "direct_identifiers", label: "No direct identifiers", hint: "Names, nicknames, addresses, telephone numbers, e-mail, case or prison numbers, dates of birth; also in the speakers’ labels." },
  { name: "other_parties", label: "Nobody else is named", hint: "Family, friends, victims, colleagues, other people on probation." },
  { name: "places_institutions", label: "No telling places or institutions", hint: "Towns, streets, hostels, prisons, courts, services, employers." },
  { name: "offence", label: "No offence that points at one person", hint: "The offence itself, what the press wrote, who was harmed and how." },
  { name: "dates", label: "No telling dates", hint: "Of sentence, release, recall, deaths and births, events in the news." },
  { name: "colleague_would_recognise", label: "A colleague would not recognise them", hint: "Turns of phrase, job history, a story that everybody in the office knows." },
  { name: "joint_casework_would_recognise", label: "The other party in the same joint casework would not recognise them", hint: "The practitioner reading the person on probation, and the other way round." },
  { name: "combination_risk", label: "Nothing adds up", hint: "Details that are harmless one by one and together fit one person." },
];
