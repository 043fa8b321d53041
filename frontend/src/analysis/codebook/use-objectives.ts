/** The objectives of the study, numbered, for choosing and showing. */
import { useQuery } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";

export type Objective = components["schemas"]["ObjectiveOut"];

export function useObjectives(studyId: string): readonly Objective[] {
  const study = useQuery({
    queryKey: ["study", studyId, "facts"],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}", { params: { path: { study_id: studyId } } })),
  });
  const told = study.data;
  return told && "groups" in told ? told.objectives : [];
}
