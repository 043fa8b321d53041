/** One file on its way in: what it is, whether it wants a look, and what became of it. */
import { useState } from "preact/hooks";
import type { Interview, ParticipantLine } from "../../fieldwork/shapes";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { classNames } from "../../ui/class-names";
import { count } from "../../ui/count";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/icon-paths";
import { Pill } from "../../ui/Pill";
import { writeEncoding, writeFormat } from "./file-words";
import type { Batch } from "./import-batch";
import { isReady, type Concern, type Phase, type Row } from "./import-rows";
import { RowDetails } from "./RowDetails";
import { writeLabel, writeWho } from "./who-speaks";
import "./ImportRow.css";

interface Props {
  row: Row;
  rows: readonly Row[];
  concerns: readonly Concern[];
  batch: Batch;
  people: readonly ParticipantLine[];
  interviews: readonly Interview[];
  mayChange: boolean;
}

const ICONS: Record<Phase, IconName> = {
  reading: "file", unreadable: "warning", understood: "file", waiting: "clock", importing: "upload", imported: "check-circle", failed: "warning",
};
const CONCERNS: Record<Concern, string> = {
  title: "Needs a title", known: "Here already", twin: "Twice in this list", speakers: "Say who speaks", tracked: "Tracked changes",
};

function Standing({ row, concerns, ready }: { row: Row; concerns: readonly Concern[]; ready: boolean }) {
  if (row.phase === "reading") return <Pill>Reading …</Pill>;
  if (row.phase === "unreadable") return <Pill tone="danger" icon="warning">Cannot be read</Pill>;
  if (row.phase === "waiting") return <Pill icon="clock">Waiting</Pill>;
  if (row.phase === "importing") return <Pill tone="accent">Importing …</Pill>;
  if (row.phase === "imported") return <Pill tone="accent" icon="check">Imported</Pill>;
  if (row.phase === "failed") return <Pill tone="danger" icon="warning">Not imported</Pill>;
  const [first] = concerns;
  if (first) return <Pill tone="warn" icon={ready ? "info" : "warning"}>{CONCERNS[first]}</Pill>;
  return <Pill tone="accent" icon="check">Ready</Pill>;
}

/** The line under the file's name. */
function Summary({ row, people }: { row: Row; people: readonly ParticipantLine[] }) {
  const { seen } = row;
  if (row.problem) return <p class="import-problem small">{row.problem}</p>;
  if (!seen) return <p class="quiet small">{writeSize(row.file.size)}</p>;
  const dropped = seen.drops.reduce((sum, drop) => sum + drop.count, 0);
  const facts = [
    row.file.name, writeFormat(seen.format), seen.encoding && writeEncoding(seen.encoding), count(seen.turn_count, "turn"), count(seen.word_count, "word"),
    dropped > 0 && `${count(dropped, "thing")} left out`,
  ].filter(Boolean);
  return (
    <>
      <p class="import-facts small">{facts.join(" · ")}</p>
      <p class="import-who small">
        {row.speakers.slice(0, 4).map((each) => <span key={each.label}><b>{writeLabel(each.label)}</b> {writeWho(each, people)}</span>)}
        {row.speakers.length > 4 && <span>and {row.speakers.length - 4} more</span>}
      </p>
    </>
  );
}

function writeSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function Acts({ row, batch, open, onOpen, mayChange }: Pick<Props, "row" | "batch" | "mayChange"> & { open: boolean; onOpen: () => void }) {
  const study = useStudy();
  const busy = row.phase === "waiting" || row.phase === "importing";
  const name = row.file.name;
  return (
    <div class="import-acts">
      {row.phase === "imported" && row.transcriptId && <Button size="small" href={study.path(`transcripts/${row.transcriptId}`)}>Open</Button>}
      {row.phase === "unreadable" && <Button size="small" onClick={() => batch.reread(row.id)}>Try again</Button>}
      {row.seen && mayChange && (
        <Button size="small" icon={open ? "chevron-up" : "chevron-down"} expanded={open} onClick={onOpen}>{open ? "Close" : "Look and change"}</Button>
      )}
      {!busy && <Button size="small" kind="quiet" icon="close" label={`Take ${name} off the list`} onClick={() => batch.drop(row.id)} />}
    </div>
  );
}

export function ImportRow({ row, rows, concerns, batch, people, interviews, mayChange }: Props) {
  const [open, setOpen] = useState(false);
  const { seen } = row;
  const ready = isReady(row, rows);
  const shown = open && mayChange;
  return (
    <li class={classNames("import-row", `import-${row.phase}`)} aria-busy={row.phase === "reading" || row.phase === "importing"}>
      <div class="import-line">
        <span class="import-icon"><Icon name={ICONS[row.phase]} size={20} /></span>
        <div class="import-what">
          <h2>{row.seen ? row.title || "No title" : row.file.name}</h2>
          <Summary row={row} people={people} />
        </div>
        <Standing row={row} concerns={concerns} ready={ready} />
        <Acts row={row} batch={batch} open={shown} mayChange={mayChange} onOpen={() => setOpen(!open)} />
      </div>
      {shown && seen && <RowDetails row={row} seen={seen} concerns={concerns} batch={batch} people={people} interviews={interviews} />}
    </li>
  );
}
