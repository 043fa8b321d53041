/** Send a CSV file of participants: to be looked at, or to be imported. */
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { ImportSeen } from "./shapes";

export function sendTable(studyId: string, file: File, how: "preview" | "import"): Promise<ImportSeen> {
  const form = new FormData();
  form.set("file", file);
  form.set("dry_run", how === "preview" ? "true" : "false");
  return answer(
    api.POST("/api/v1/studies/{study_id}/participants/import", {
      params: { path: { study_id: studyId } },
      body: { file: "", dry_run: how === "preview" },
      bodySerializer: () => form,
    }),
  );
}
