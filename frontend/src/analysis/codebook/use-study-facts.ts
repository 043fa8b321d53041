/** The objectives and groups of the study, for choosing and naming. */
import { useQuery } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";

export type Objective = components["schemas"]["ObjectiveOut"];
export type Group = components["schemas"]["GroupOut"];

const NONE: readonly never[] = [];

function useStudyFacts(studyId: string) {
  return useQuery({
    queryKey: ["study", studyId, "facts"],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}", { params: { path: { study_id: studyId } } })),
  }).data;
}

export function useObjectives(studyId: string): readonly Objective[] {
  const told = useStudyFacts(studyId);
  return told && "groups" in told ? told.objectives : NONE;
}

export function useGroups(studyId: string): readonly Group[] {
  const told = useStudyFacts(studyId);
  return told && "groups" in told ? told.groups : NONE;
}
