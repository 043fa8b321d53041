/** Bring interviews in: drop files, see what was understood of each, then import them all. */
import { useEffect, useState } from "preact/hooks";
import { useInterviews } from "../../fieldwork/use-interviews";
import { useParticipants } from "../../fieldwork/use-participants";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { DropZone } from "../../ui/DropZone";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Progress } from "../../ui/Progress";
import { batchOf, type Batch } from "./import-batch";
import { ENDINGS } from "./file-words";
import { concernsOf, tallyOf, type Tally } from "./import-rows";
import { ImportRow } from "./ImportRow";
import "./ImportPage.css";

function PatternField({ batch }: { batch: Batch }) {
  const [pattern, setPattern] = useState(batch.pattern.value);
  return (
    <details class="import-pattern" open={batch.pattern.value !== ""}>
      <summary>The files’ names follow a pattern</summary>
      <form
        class="import-pattern-form"
        onSubmit={(event) => {
          event.preventDefault();
          batch.usePattern(pattern);
        }}
      >
        <Field
          label="Pattern" name="pattern" value={pattern} onValue={setPattern} placeholder="{participant} interview {interview}"
          hint="{participant} stands for a study code, {interview} for an interview’s code, number or date, * for anything. Without a pattern, codes are looked for anywhere in the name."
        />
        <Button type="submit">Use for all files</Button>
      </form>
    </details>
  );
}

function sentenceOf(tally: Tally): string {
  const parts = [
    tally.reading > 0 && `${tally.reading} being read`,
    tally.ready > 0 && `${tally.ready} ready${tally.look > 0 ? `, of which ${tally.look} want a look` : ""}`,
    tally.held > 0 && `${tally.held} ${tally.held === 1 ? "needs" : "need"} you`,
    tally.unreadable > 0 && `${tally.unreadable} cannot be read`,
    tally.imported > 0 && `${tally.imported} imported`,
  ];
  return `${count(tally.all, "file")}: ${parts.filter(Boolean).join(", ") || "importing"}`;
}

function Bar({ tally, batch }: { tally: Tally; batch: Batch }) {
  const study = useStudy();
  const [begun, setBegun] = useState(0);
  if (tally.sending > 0) {
    const all = Math.max(begun, tally.sending);
    return <div class="import-bar" data-foot><Progress label="Importing" value={all - tally.sending} of={all} unit="files" onCancel={batch.stop} /></div>;
  }
  return (
    <div class="import-bar" data-foot>
      <span role="status">{sentenceOf(tally)}</span>
      {tally.imported > 0 && <Button onClick={batch.clearImported}>Clear what is imported</Button>}
      {tally.imported > 0 && tally.ready === 0 && <Button kind="primary" href={study.path("transcripts")}>See the transcripts</Button>}
      {(tally.ready > 0 || tally.imported === 0) && (
        <Button
          kind="primary" disabled={tally.ready === 0} busy={tally.reading > 0 && tally.ready === 0}
          onClick={() => {
            setBegun(tally.ready);
            batch.importAll();
          }}
        >
          {tally.ready > 0 ? `Import ${count(tally.ready, "transcript")}` : "Import"}
        </Button>
      )}
    </div>
  );
}

/** Ask before the window closes over files that are not imported yet. */
function useWarning(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [open]);
}

export function ImportPage() {
  const study = useStudy();
  const people = useParticipants();
  const interviews = useInterviews();
  const batch = batchOf(study.id);
  const rows = batch.rows.value;
  const asksWho = study.seat.profile === "sensitive" || (people.data ?? []).length > 0;
  const tally = tallyOf(rows, asksWho);
  useWarning(tally.all > tally.imported);
  const crumbs = [study.crumb, { label: "Transcripts", href: study.path("transcripts") }];
  const failed = people.error ?? interviews.error;
  return (
    <Page title="Import transcripts" crumbs={crumbs}>
      <div class="stack">
        {failed && <Notice tone="danger" title="Participants and interviews could not be loaded">{failed.message}</Notice>}
        <DropZone
          label={rows.length > 0 ? "Drop more files here, or choose them" : "Drop the files of your interviews here, or choose them"} accept={ENDINGS} onFiles={batch.add}
          hint="Word, OpenDocument, rich text, plain text, Markdown, captions (VTT, SRT), web pages, PDF with text. As many at once as you like, each up to 50 MB. Nothing is stored before you import."
        />
        <PatternField batch={batch} />
        {rows.length > 0 && (
          <ul class="import-list" aria-label="Files">
            {rows.map((row) => (
              <ImportRow
                key={row.id} row={row} rows={rows} concerns={concernsOf(row, rows, asksWho)} batch={batch} people={people.data ?? []} interviews={interviews.data ?? []}
                mayChange={row.phase === "understood" || row.phase === "failed" || (row.phase === "reading" && row.seen !== null)}
              />
            ))}
          </ul>
        )}
        {rows.length > 0 && <Bar tally={tally} batch={batch} />}
      </div>
    </Page>
  );
}
