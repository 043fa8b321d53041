/** Take what a query finds out as a table: what it holds, what is left out and why, and what it is for. */
import { useState } from "preact/hooks";
import type { Choice, Format } from "../../outputs/shapes";
import { useMakeExport, usePreview } from "../../outputs/use-exports";
import { FORMATS, KINDS, writeCounts } from "../../outputs/wording";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { TextArea } from "../../ui/TextArea";
import type { Query } from "./shapes";

const SHORTEST_PURPOSE = 3;

function ExportDialog({ study, query, onClose }: { study: StudyHere; query: Query; onClose: () => void }) {
  const [format, setFormat] = useState<Format>("csv");
  const [purpose, setPurpose] = useState("");
  const [missing, setMissing] = useState<{ path: string; message: string }[]>([]);
  const choice: Choice = { kind: "retrieval", format, codeIds: null, coderId: "", memos: false, query };
  const preview = usePreview(study.id, choice);
  const make = useMakeExport(study.id);
  const send = (): void => {
    const wrong = purpose.trim().length < SHORTEST_PURPOSE ? [{ path: "purpose", message: "Say what the file is for." }] : [];
    setMissing(wrong);
    if (wrong.length === 0) make.mutate({ choice, purpose: purpose.trim() }, { onSuccess: onClose });
  };
  const data = preview.data;
  return (
    <Dialog title="Export what is found" onClose={onClose}>
      <Form onSubmit={send} problem={make.error ?? preview.error} errors={missing} failed="The export was not made" label="Export what is found">
        {!data && !preview.error && <Skeleton lines={2} />}
        {data && <p role="status"><b>{writeCounts("retrieval", data.counts)}</b></p>}
        {data?.refused && <Notice tone="warn">{data.refused}</Notice>}
        {data && data.left_out.length > 0 && <Notice tone="warn" title="Left out"><ul>{data.left_out.map((reason) => <li key={reason.code}>{reason.detail}</li>)}</ul></Notice>}
        <div class="field">
          <span class="field-label" aria-hidden="true">Format</span>
          <Segmented legend="Format" value={format} onValue={setFormat} choices={KINDS.retrieval.formats.map((value) => ({ value, label: FORMATS[value] }))} />
        </div>
        <TextArea label="What is it for" name="purpose" rows={2} value={purpose} onValue={setPurpose} maxLength={500} hint="Stays on record with your name, the date and what the file held." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" icon="download" busy={make.isPending} disabled={!data || data.refused !== null}>Make and download</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}

export function ExportFound({ study, query }: { study: StudyHere; query: Query }) {
  const [open, setOpen] = useState(false);
  if (!study.may("export")) return null;
  return (
    <>
      <Button kind="quiet" icon="download" onClick={() => setOpen(true)}>Export…</Button>
      {open && <ExportDialog study={study} query={query} onClose={() => setOpen(false)} />}
    </>
  );
}
