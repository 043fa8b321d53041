/** Codes against groups: how many people of each group speak of what. Every cell opens its segments. */
import { useState } from "preact/hooks";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { Skeleton } from "../../ui/Skeleton";
import { Table, type Column } from "../../ui/Table";
import { ChooseDialog } from "./ChooseDialog";
import type { Draft } from "./draft";
import type { Filters, MatrixRow } from "./shapes";
import type { Known } from "./use-choosable";
import { useMatrix } from "./use-retrieval";
import "./MatrixView.css";

interface Props {
  study: StudyHere;
  known: Known;
  /** The conditions of the sentence; the groups are the columns. */
  filters: Filters;
  onOpen: (draft: Draft) => void;
}

const MOST_CODES = 60;

function Cell({ people, segments, few, label, onOpen }: { people: number; segments: number; few: boolean; label: string; onOpen: () => void }) {
  if (people === 0) return <span class="quiet">–<span class="vh"> nobody</span></span>;
  return (
    <button type="button" class="matrix-cell" onClick={onOpen}>
      <b>{people}{few && <sup aria-hidden="true">*</sup>}</b> <span class="vh">{people === 1 ? "person" : "people"}{few && ", too few to report"}, in </span>
      <small>{segments}<span class="vh"> {segments === 1 ? "segment" : "segments"}: {label}</span></small>
    </button>
  );
}

export function MatrixView({ study, known, filters, onOpen }: Props) {
  const top = known.codes.filter(({ parent_id, retired }) => parent_id === null && !retired).slice(0, MOST_CODES);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [beneath, setBeneath] = useState(true);
  const [asking, setAsking] = useState(false);
  const codeIds = chosen ?? top.map(({ id }) => id);
  const matrix = useMatrix(study.id, codeIds, beneath, filters);
  const columns = matrix.data?.items[0]?.cells.map(({ group_id }) => group_id) ?? [];
  const groups = known.groups.filter(({ value }) => columns.includes(value));
  const threshold = matrix.data?.small_cell_threshold ?? 1;
  const nameOf = (id: string): string => known.codes.find((code) => code.id === id)?.label ?? "";
  const open = (row: MatrixRow, group: string | null): void =>
    onOpen({ first: { codeIds: [row.code_id], beneath, themeIds: [] }, links: [], filters: group ? { ...filters, group_ids: [group] } : filters });
  const heads: Column<MatrixRow>[] = [
    {
      key: "code", head: "Code", main: true, sort: (row) => codeIds.indexOf(row.code_id),
      cell: (row) => {
        const code = known.codes.find(({ id }) => id === row.code_id);
        return <>{code && <span class={`sw k${code.colour} p${code.pattern}`} />} {nameOf(row.code_id)}</>;
      },
    },
    ...groups.map(({ value, label }): Column<MatrixRow> => {
      const cell = (row: MatrixRow) => row.cells.find(({ group_id }) => group_id === value);
      return {
        key: value, head: label, align: "end", sort: (row) => cell(row)?.people ?? 0,
        cell: (row) => <Cell people={cell(row)?.people ?? 0} segments={cell(row)?.segments ?? 0} few={(cell(row)?.people ?? 0) < threshold} label={`${nameOf(row.code_id)}, ${label}`} onOpen={() => open(row, value)} />,
      };
    }),
    {
      key: "all", head: "Everybody", align: "end", sort: (row) => row.people,
      cell: (row) => <Cell people={row.people} segments={row.segments} few={row.people < threshold} label={`${nameOf(row.code_id)}, everybody`} onOpen={() => open(row, null)} />,
    },
  ];
  return (
    <section class="stack-tight" aria-label="Codes by group">
      <div class="row no-print">
        <Button size="small" icon="codebook" onClick={() => setAsking(true)}>Choose codes…</Button>
        <Checkbox name="beneath" label="With the codes beneath them" value={beneath} onValue={setBeneath} />
      </div>
      {matrix.error ? (
        <ErrorState problem={matrix.error} onRetry={() => void matrix.refetch()} />
      ) : codeIds.length === 0 ? (
        <EmptyState icon="codebook" title="No codes yet" action={<Button href={study.path("codebook")}>Go to the codebook</Button>}>Once passages are coded, this shows how many people of each group speak of what.</EmptyState>
      ) : !matrix.data ? (
        <Skeleton lines={8} />
      ) : (
        <Table caption="How many people of each group speak of each code, and in how many segments" columns={heads} rows={matrix.data.items} rowKey={(row) => row.code_id} />
      )}
      <p class="quiet small prose">
        People first, then segments. Each number opens its segments. The conditions above hold here too; the groups are the columns.
        {threshold > 1 && ` * Fewer than ${count(threshold, "person", "people")}: for the team alone, not for a report.`}
      </p>
      {asking && <ChooseDialog title={`Codes to compare, up to ${MOST_CODES}`} choices={known.codeChoices} chosen={codeIds} onChoose={(ids) => setChosen(ids.slice(0, MOST_CODES))} onClose={() => setAsking(false)} />}
    </section>
  );
}
