/** What was understood of a table of codes: its columns, rows to correct, and the codes as they will stand. */
import type { components } from "../../base/schema";
import { count } from "../../ui/count";
import { Icon } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { Pill } from "../../ui/Pill";
import { Table, type Column } from "../../ui/Table";
import "../../fieldwork/ImportPreview.css";

export type CodesSeen = components["schemas"]["CodeImportOut"];
type Planned = CodesSeen["codes"][number];

const MEANS: Record<string, string> = {
  label: "the code", path: "the place in the tree", parent: "the code above", definition: "the definition", use_when: "when to use it", not_when: "when not to use it",
  example: "the example", colour: "the colour", pattern: "the line", kind: "the kind", origin: "the origin", objectives: "the objectives",
};
const DOES: Record<Planned["does"], string> = { create: "New", update: "Updated", keep: "Left as it is" };

const COLUMNS: Column<Planned>[] = [
  { key: "label", head: "Code", main: true, cell: (each) => each.label },
  { key: "parent", head: "Stands under", cell: (each) => each.parent ?? <span class="quiet">The top</span> },
  { key: "parts", head: "Says", cell: (each) => each.parts.map((part) => MEANS[part === "objective_ns" ? "objectives" : part]?.replace("the ", "")).join(", ") || <span class="quiet">its name alone</span> },
  { key: "does", head: "What happens", cell: (each) => <Pill tone={each.does === "keep" ? "plain" : "accent"}>{DOES[each.does]}</Pill> },
];

function Columns({ seen }: { seen: CodesSeen }) {
  return (
    <ul class="import-columns" aria-label="Columns">
      {seen.columns.map(({ heading, becomes }, n) => (
        <li key={n} class={becomes ? undefined : "import-left"}>
          {becomes && <Icon name="check" size={14} />}
          <span>{heading || `Column ${n + 1}`}</span>
          <span class="quiet">{becomes ? `is ${MEANS[becomes] ?? becomes}` : "left out"}</span>
        </li>
      ))}
    </ul>
  );
}

function Rows({ label, rows }: { label: string; rows: CodesSeen["problems"] }) {
  return (
    <ul class="import-problems" aria-label={label} tabIndex={0}>
      {rows.map((each, n) => (
        <li key={n}>
          <span class="num">Row {each.row}</span>
          <span>{each.column}</span>
          <span>{each.message}</span>
        </li>
      ))}
    </ul>
  );
}

/** "3 codes are new, 1 is updated, 2 are left as they are." */
function outcome({ created, updated, kept }: CodesSeen): string {
  const parts = [
    created > 0 && `${count(created, "code is", "codes are")} new`,
    updated > 0 && `${count(updated, "is", "are")} updated`,
    kept > 0 && `${count(kept, "is", "are")} left as ${kept === 1 ? "it is" : "they are"}`,
  ];
  return `${parts.filter(Boolean).join(", ") || "Nothing would change"}.`;
}

export function CodeImportPreview({ seen }: { seen: CodesSeen }) {
  const rows = new Set(seen.problems.map((each) => each.row)).size;
  return (
    <div class="stack-tight">
      <Columns seen={seen} />
      {seen.problems.length > 0 ? (
        <>
          <Notice tone="danger" title={`${count(rows, "row")} to correct`}>Nothing is imported until all rows are right. Correct them in your file and choose it again.</Notice>
          <Rows label="Rows to correct" rows={seen.problems} />
        </>
      ) : (
        <Notice tone="good">{outcome(seen)}</Notice>
      )}
      {seen.warnings.length > 0 && (
        <>
          <h3>Look at these first</h3>
          <Rows label="Rows to look at" rows={seen.warnings} />
        </>
      )}
      {seen.codes.length > 0 && (
        <div class="import-rows" tabIndex={0} role="region" aria-label="Codes in the file">
          <Table caption="Codes in the file" columns={COLUMNS} rows={seen.codes} rowKey={(each) => each.label} />
        </div>
      )}
    </div>
  );
}
