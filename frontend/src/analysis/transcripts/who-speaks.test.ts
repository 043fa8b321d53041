import { expect, it } from "vitest";
import { nameOfSpeaker } from "./who-speaks";

const speaker = { kind: "participant", label: "P", pseudonym: "Alder", study_code: "SU-01" } as const;

it.each([
  [speaker, "Alder"],
  [{ ...speaker, pseudonym: null }, "SU-01"],
  [{ ...speaker, pseudonym: null, study_code: null }, "P"],
  [{ ...speaker, kind: "interviewer", label: "INT" } as const, "Interviewer"],
  [{ ...speaker, kind: "other", label: "", pseudonym: null, study_code: null } as const, "Turns without a name"],
])("names who speaks as the other pages do: %j", (who, name) => expect(nameOfSpeaker(who)).toBe(name));
