/** What stands now of something that the study holds, for a form that met another's save. */
import { answer } from "../base/answer";
import { api } from "../base/client";
import { Problem } from "../base/problem";
import type { Study } from "./shapes";

/** Its values and version. Throws Problem where it has gone. */
export async function readInStudy<P extends { version: number }, T>(studyId: string, find: (study: Study) => P | undefined, toTyped: (thing: P) => T): Promise<{ values: T; version: number }> {
  const study = (await answer(api.GET("/api/v1/studies/{study_id}", { params: { path: { study_id: studyId } } }))) as Study;
  const there = find(study);
  if (!there) throw new Problem(404, { code: "gone", title: "It is no longer there", detail: "Somebody removed it meanwhile. What you wrote is still here." });
  return { values: toTyped(there), version: there.version };
}
