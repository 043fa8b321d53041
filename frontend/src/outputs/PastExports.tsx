/** What was taken out before: who, when, what, what for. */
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";
import { Table, type Column } from "../ui/Table";
import { When } from "../ui/When";
import type { ExportLine } from "./shapes";
import { useExports } from "./use-exports";
import { FORMATS, KINDS, writeCounts } from "./wording";

function Held({ line }: { line: ExportLine }) {
  return (
    <div>
      {writeCounts(line.kind, line.counts)}
      {line.left_out.map((reason) => <small key={reason.code}>Left out: {reason.detail}</small>)}
    </div>
  );
}

const COLUMNS: readonly Column<ExportLine>[] = [
  { key: "what", head: "What", main: true, cell: (line) => `${KINDS[line.kind].name}, ${FORMATS[line.format]}` },
  { key: "purpose", head: "What for", cell: (line) => <div class="past-purpose">{line.purpose}</div> },
  { key: "held", head: "What it held", cell: (line) => <Held line={line} /> },
  { key: "by", head: "Who", cell: (line) => line.by },
  { key: "when", head: "When", cell: (line) => <When at={line.created_at} as="instant" /> },
  { key: "taken", head: "Downloaded", cell: (line) => (line.downloads > 0 ? "Yes" : "No") },
];

export function PastExports() {
  const study = useStudy();
  const exports = useExports(study.id);
  const lines = exports.data?.pages.flatMap((page) => page.items);
  return (
    <section class="stack-tight" aria-labelledby="past-exports">
      <h2 id="past-exports">Exports made so far</h2>
      {!lines && (exports.error ? <ErrorState problem={exports.error} onRetry={() => void exports.refetch()} /> : <Skeleton lines={3} />)}
      {lines?.length === 0 && <EmptyState icon="outputs" title="Nothing has left yet">Each export stands here with who made it, when, and what for.</EmptyState>}
      {lines && lines.length > 0 && <Table caption="Exports made so far" columns={COLUMNS} rows={lines} rowKey={(line) => line.id} />}
      {exports.hasNextPage && <div><Button busy={exports.isFetchingNextPage} onClick={() => void exports.fetchNextPage()}>Show earlier ones</Button></div>}
    </section>
  );
}
