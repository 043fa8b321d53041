/** What was understood of a table: columns, what keeps it from being imported, and whom it would add. */
import { plainWord } from "../study/plain-word";
import type { Group } from "../study/shapes";
import { count } from "../ui/count";
import { Icon } from "../ui/Icon";
import { Notice } from "../ui/Notice";
import { Table, type Column } from "../ui/Table";
import type { Attribute, ImportSeen } from "./shapes";
import { STATUSES, writeValue } from "./wording";
import "./ImportPreview.css";

const ENCODINGS: Record<string, string> = { "utf-8": "UTF-8", cp1252: "Windows (Western European)", "utf-16": "UTF-16" };

/** What a column becomes, where its heading does not say so itself. */
function meaning({ heading, becomes }: ImportSeen["columns"][number]): string {
  if (becomes === null) return "left out";
  const word = becomes === "attribute" ? "" : plainWord(becomes).toLocaleLowerCase();
  return heading.replace(/[\s_-]+/gu, " ").toLocaleLowerCase() === word ? "" : word && `is the ${word}`;
}

function Columns({ seen }: { seen: ImportSeen }) {
  return (
    <ul class="import-columns" aria-label="Columns">
      {seen.columns.map((column, n) => (
        <li key={n} class={column.becomes ? undefined : "import-left"}>
          {column.becomes && <Icon name="check" size={14} />}
          <span>{column.heading || `Column ${n + 1}`}</span>
          {meaning(column) && <span class="quiet">{meaning(column)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Rows({ label, rows }: { label: string; rows: ImportSeen["problems"] }) {
  return (
    <ul class="import-problems" aria-label={label} tabIndex={0}>
      {rows.map((each, n) => (
        <li key={n}>
          <span class="num">Row {each.row}</span>
          <span>{each.column && plainWord(each.column)}</span>
          <span>{each.message}</span>
        </li>
      ))}
    </ul>
  );
}

function People({ seen, groups, attributes }: { seen: ImportSeen; groups: readonly Group[]; attributes: readonly Attribute[] }) {
  type Planned = ImportSeen["participants"][number];
  const used = attributes.filter((attribute) => seen.columns.some((column) => column.attribute_id === attribute.id));
  const columns: Column<Planned>[] = [
    { key: "code", head: "Code", main: true, cell: (each) => <>{each.study_code}<small>{each.pseudonym || "no pseudonym"}</small></> },
    { key: "group", head: "Group", cell: (each) => groups.find((group) => group.id === each.group_id)?.code },
    { key: "role", head: "Sub-role", cell: (each) => each.sub_role && plainWord(each.sub_role) },
    { key: "status", head: "Status", cell: (each) => STATUSES[each.status] },
    ...used.map((attribute): Column<Planned> => ({ key: attribute.id, head: attribute.name, cell: (each) => writeValue(each.attributes[attribute.id]) })),
  ];
  return <div class="import-rows" tabIndex={0} role="region" aria-label="Participants in the file"><Table caption="Participants in the file" columns={columns} rows={seen.participants} rowKey={(each) => String(each.row)} /></div>;
}

export function ImportPreview({ seen, groups, attributes }: { seen: ImportSeen; groups: readonly Group[]; attributes: readonly Attribute[] }) {
  const rows = new Set(seen.problems.map((each) => each.row)).size;
  return (
    <div class="stack-tight">
      <p class="quiet small">Read as {ENCODINGS[seen.encoding] ?? seen.encoding}, columns parted by {seen.delimiter === "tab" ? "tabs" : `${seen.delimiter}s`}.</p>
      <Columns seen={seen} />
      {seen.problems.length > 0 ? (
        <>
          <Notice tone="danger" title={`${count(rows, "row")} to correct`}>Nothing is imported until all rows are right. Correct them in your file and choose it again.</Notice>
          <Rows label="Rows to correct" rows={seen.problems} />
        </>
      ) : (
        <Notice tone="good">{count(seen.participants.length, "participant")} can be added.</Notice>
      )}
      {seen.warnings.length > 0 && (
        <>
          <h3>Look at these first</h3>
          <Rows label="Rows to look at" rows={seen.warnings} />
        </>
      )}
      {seen.participants.length > 0 && <People seen={seen} groups={groups} attributes={attributes} />}
    </div>
  );
}
