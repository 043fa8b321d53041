/** Import codes from a CSV file: first look, then make all of them or none. */
import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { DropZone } from "../../ui/DropZone";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { RadioGroup } from "../../ui/RadioGroup";
import { Skeleton } from "../../ui/Skeleton";
import { CodeImportPreview, type CodesSeen } from "./CodeImportPreview";
import { useCodesChanged } from "./codes";
import { useSteps } from "./use-steps";

type Existing = "keep" | "update";
interface Asked { file: File; existing: Existing }

function send(studyId: string, { file, existing }: Asked, how: "preview" | "import"): Promise<CodesSeen> {
  const form = new FormData();
  form.set("file", file);
  form.set("existing", existing);
  const asked = { params: { path: { study_id: studyId } }, body: { file: "", existing }, bodySerializer: () => form };
  return answer(how === "preview" ? api.POST("/api/v1/studies/{study_id}/codes/imports/preview", asked) : api.POST("/api/v1/studies/{study_id}/codes/imports", asked));
}

const EXPLAINED = (
  <>
    <p>One row for each code. A column headed <strong>code</strong> (or label, name, tag) is needed; <strong>parent</strong>, <strong>definition</strong>, <strong>when to use</strong>, <strong>when not to use</strong>, <strong>example</strong> and <strong>colour</strong> may follow.</p>
    <p class="quiet">Codebooks saved as CSV by Taguette, NVivo, MAXQDA and QualCoder are understood as they come, and so is our own export.</p>
  </>
);

export function ImportCodesDialog({ studyId, onClose }: { studyId: string; onClose: () => void }) {
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const [file, setFile] = useState<File | null>(null);
  const [existing, setExisting] = useState<Existing>("keep");
  const look = useMutation({ mutationFn: (asked: Asked) => send(studyId, asked, "preview") });
  const take = useMutation({
    scope: { id: `codes-${studyId}` },
    mutationFn: (asked: Asked) => send(studyId, asked, "import"),
    onSuccess: async (done) => {
      onClose();
      await changed();
      offer("Imported:", done.updated ? `${count(done.created, "new code")}, ${done.updated} updated` : count(done.created, "new code"));
    },
  });
  const choose = (files: File[]): void => {
    const chosen = files[0];
    if (!chosen) return;
    setFile(chosen);
    take.reset();
    look.mutate({ file: chosen, existing });
  };
  const decide = (value: Existing): void => {
    setExisting(value);
    if (file) look.mutate({ file, existing: value });
  };
  const seen = look.data;
  const doing = seen ? seen.created + seen.updated : 0;
  const ready = file && seen && seen.problems.length === 0 && doing > 0 && !look.isPending;
  const failed = look.error ?? take.error;
  return (
    <Dialog title="Import codes" size="wide" onClose={onClose}>
      {failed && <ErrorSummary title={look.error ? "The file was not understood" : "Nothing was imported"} detail={failed.message} attempt={failed} />}
      {!seen && EXPLAINED}
      <DropZone single label={file ? `${file.name}: choose another file` : "Drop a CSV file here, or choose one"} hint="UTF-8 or Windows encoding; commas, semicolons or tabs." accept=".csv,.tsv,.txt" onFiles={choose} />
      <RadioGroup
        name="existing" legend="Codes that are in the codebook already" value={existing} onValue={decide}
        choices={[{ value: "keep", label: "Leave them as they are" }, { value: "update", label: "Update them with what the file says" }]}
      />
      {look.isPending && <Skeleton lines={4} />}
      {seen && !look.isPending && <CodeImportPreview seen={seen} />}
      <div class="form-buttons">
        <Button kind="primary" disabled={!ready} busy={take.isPending} onClick={() => file && take.mutate({ file, existing })}>
          {ready ? `Import ${count(doing, "code")}` : "Import"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  );
}
