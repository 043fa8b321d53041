/** What the file will hold and what stays behind and why, before anything is made. */
import { useStudy } from "../session/use-study";
import { Card } from "../ui/Card";
import { ErrorState } from "../ui/ErrorState";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { Sample } from "./Sample";
import type { Choice, Preview, Reason } from "./shapes";
import { isEmpty, writeCounts } from "./wording";
import "./PreviewCard.css";

interface Props {
  choice: Choice;
  preview: { data: Preview | undefined; error: Error | null; isFetching: boolean; refetch: () => unknown };
}

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

export function PreviewCard({ choice, preview }: Props) {
  const data = preview.data;
  return (
    <Card title="What it holds">
      {!data && (preview.error ? <ErrorState problem={preview.error} onRetry={() => void preview.refetch()} /> : <Skeleton lines={5} />)}
      {data && (
        <div class={preview.isFetching ? "preview preview-old" : "preview"} aria-busy={preview.isFetching}>
          <p class="preview-counts" role="status">{isEmpty(choice.kind, data.counts) ? "Nothing yet" : writeCounts(choice.kind, data.counts)}</p>
          {data.refused !== null && <Notice tone="warn">{data.refused}</Notice>}
          {data.left_out.length > 0 ? (
            <Notice tone="warn" title="Left out">
              <ul class="preview-left">{data.left_out.map((reason) => <LeftOut key={reason.code} reason={reason} />)}</ul>
            </Notice>
          ) : (
            data.refused === null && <Notice tone="good">Nothing of what you chose is left out.</Notice>
          )}
          {data.refused === null && data.notes.map((note) => <p key={note} class="quiet small">{note}</p>)}
          {data.refused === null && <p class="quiet small">People stand under their study codes alone, never under pseudonyms or names.</p>}
          <Sample format={choice.format} sample={data.sample} />
        </div>
      )}
    </Card>
  );
}
