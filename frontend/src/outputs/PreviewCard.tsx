/** What the file will hold and what stays behind and why, before anything is made. */
import { useStudy } from "../session/use-study";
import { Card } from "../ui/Card";
import { ErrorState } from "../ui/ErrorState";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import type { Choice, Preview, Reason } from "./shapes";
import { writeCounts } from "./wording";
import "./PreviewCard.css";

interface Props {
  choice: Choice;
  preview: { data: Preview | undefined; error: Error | null; isFetching: boolean; refetch: () => unknown };
}

/** Columns whose cells are words of participants. */
const VOICES = new Set(["Quote"]);

function LeftOut({ reason }: { reason: Reason }) {
  const study = useStudy();
  return (
    <li>
      {reason.detail}
      {reason.where.length > 0 && (
        <span class="quiet small"> {reason.where.map((one, place) => <span key={one.id}>{place > 0 && ", "}<a href={study.path(`transcripts/${one.id}`)}>{one.title}</a></span>)}</span>
      )}
    </li>
  );
}

function Sample({ sample }: { sample: Preview["sample"] }) {
  if (sample.rows.length === 0) return null;
  return (
    <>
      <h3>The first rows</h3>
      <div class="sample" tabIndex={0} role="region" aria-label="The first rows of the file">
        <table>
          <thead><tr>{sample.columns.map((column) => <th scope="col" key={column}>{column}</th>)}</tr></thead>
          <tbody>
            {sample.rows.map((row, n) => (
              <tr key={n}>{row.map((cell, place) => <td key={sample.columns[place]} class={VOICES.has(sample.columns[place] ?? "") ? "voice sample-long" : cell.length > 40 ? "sample-long" : undefined}>{cell}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function PreviewCard({ choice, preview }: Props) {
  const data = preview.data;
  return (
    <Card title="What it holds">
      {!data && (preview.error ? <ErrorState problem={preview.error} onRetry={() => void preview.refetch()} /> : <Skeleton lines={5} />)}
      {data && (
        <div class={preview.isFetching ? "preview preview-old" : "preview"} aria-busy={preview.isFetching}>
          <p class="preview-counts" role="status">{writeCounts(choice.kind, data.counts)}</p>
          {data.refused !== null && <Notice tone="warn">{data.refused}</Notice>}
          {data.left_out.length > 0 ? (
            <Notice tone="warn" title="Left out">
              <ul class="preview-left">{data.left_out.map((reason) => <LeftOut key={reason.code} reason={reason} />)}</ul>
            </Notice>
          ) : (
            data.refused === null && <Notice tone="good">Nothing of what you chose is left out.</Notice>
          )}
          {data.notes.map((note) => <p key={note} class="quiet small">{note}</p>)}
          <p class="quiet small">People stand under their study codes alone, never under pseudonyms or names.</p>
          <Sample sample={data.sample} />
        </div>
      )}
    </Card>
  );
}
