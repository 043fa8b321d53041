/** Everything of the study that a query may name, for choosing and for reading it back. */
import { useQuery } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useGuides } from "../../fieldwork/use-guides";
import { useParticipants } from "../../fieldwork/use-participants";
import { useStudy } from "../../session/use-study";
import { useAttributes } from "../../study/use-attributes";
import { useMembers } from "../../study/use-members";
import { depthOf } from "../codebook/codebook-tree";
import { useCodes, type Code } from "../codebook/codes";
import { useGroups, useObjectives } from "../codebook/use-study-facts";
import { useBoard } from "../themes/themes";
import { useTranscripts } from "../transcripts/use-transcripts";
import { writeValue, type Choice, type Choosable } from "./conditions";
import type { AttributeValue } from "./shapes";

export interface Known extends Choosable {
  codes: readonly Code[];
  codeChoices: readonly Choice[];
}

/** The questions of every guide, each under its guide. */
function useQuestions(): readonly Choice[] {
  const study = useStudy();
  const guides = useGuides();
  const ids = (guides.data ?? []).map(({ id }) => id);
  const asked = useQuery({
    queryKey: ["study", study.id, "questions", ids],
    enabled: ids.length > 0,
    queryFn: () => Promise.all(ids.map((id) => answer(api.GET("/api/v1/studies/{study_id}/guides/{guide_id}", { params: { path: { study_id: study.id, guide_id: id } } })))),
  });
  return (asked.data ?? []).flatMap((guide) => guide.questions.map(({ id, text }) => ({ value: id, label: text, heading: `${guide.title}, ${guide.label}` })));
}

const sayValue = (value: AttributeValue): string => (value === null ? "not recorded" : value === true ? "yes" : value === false ? "no" : String(value));

/** The values of an attribute: its choices, or what stands with participants. */
function valuesOf(kind: string, choices: readonly string[], held: readonly AttributeValue[]): Choice[] {
  const values: AttributeValue[] = kind === "choice" ? [...choices] : kind === "yes_no" ? [true, false] : [...new Set(held)].toSorted((a, b) => String(a).localeCompare(String(b), "en", { numeric: true }));
  return [...values, null].map((value) => ({ value: writeValue(value), label: sayValue(value) }));
}

export function useKnown(): Known {
  const study = useStudy();
  const codes = useCodes(study.id).data?.items;
  const themes = useBoard(study.id).data?.items;
  const groups = useGroups(study.id);
  const objectives = useObjectives(study.id);
  const participants = useParticipants().data;
  const attributes = useAttributes().data;
  const transcripts = useTranscripts().data;
  const members = useMembers().data?.items;
  const questions = useQuestions();
  return useMemo(
    () => ({
      codes: codes ?? [],
      codeChoices: (codes ?? []).map((code) => ({ value: code.id, label: code.retired ? `${code.label} (retired)` : code.label, depth: depthOf(codes ?? [], code), look: code })),
      groups: groups.map(({ id, label }) => ({ value: id, label })),
      participants: (participants ?? []).map(({ id, study_code, pseudonym }) => ({ value: id, label: pseudonym ? `${study_code} (${pseudonym})` : study_code })),
      attributes: (attributes ?? []).map(({ id, name, kind, choices }) => ({
        id,
        name,
        choices: valuesOf(kind, choices, (participants ?? []).flatMap((each) => (id in each.attributes ? [each.attributes[id] as AttributeValue] : []))),
      })),
      questions,
      objectives: objectives.map(({ n, text, plain_text }) => ({ value: String(n), label: `${n}. ${plain_text || text}` })),
      themes: (themes ?? []).map(({ id, name }) => ({ value: id, label: name })),
      transcripts: (transcripts ?? []).map(({ id, title }) => ({ value: id, label: title })),
      coders: (members ?? []).filter(({ role }) => role !== "reviewer").map((each) => ({ value: each.account_id, label: each.display_name })),
    }),
    [codes, themes, groups, objectives, participants, attributes, transcripts, members, questions.length],
  );
}
