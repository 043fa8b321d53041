/** The first of what the file will hold: rows of a table, or passages and codes to read. */
import type { Format, Preview } from "./shapes";
import "./Sample.css";

type Rows = Preview["sample"];

/** The column of participants' words. */
const VOICE = "Quote";
const LONG = 28;

function SampleTable({ columns, rows }: Rows) {
  const look = (cell: string, column: string): string | undefined => (column === VOICE ? "voice" : undefined) ?? (cell.length > LONG ? "sample-long" : undefined);
  return (
    <div class="sample" tabIndex={0} role="region" aria-label="The first rows of the file">
      <table>
        <thead><tr>{columns.map((column) => <th scope="col" key={column}>{column}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>{row.map((cell, place) => <td key={place} class={look(cell, columns[place] ?? "")}><div>{cell}</div></td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Passage({ cell }: { cell: (column: string) => string }) {
  return (
    <li>
      <p class="small"><b>{cell("Code")}</b></p>
      <blockquote class="voice">{cell(VOICE)}</blockquote>
      <p class="quiet small">{[cell("Study code") || cell("Speaker"), cell("Transcript"), `turn ${cell("Turn")}`, `coded by ${cell("Coder")}`].join(" · ")}</p>
    </li>
  );
}

function CodeEntry({ cell }: { cell: (column: string) => string }) {
  return (
    <li>
      <p><b>{cell("Code")}</b>{cell("Level") !== "1" && <span class="quiet small"> under {cell("Code path").split(" > ").slice(0, -1).join(" > ")}</span>}</p>
      <p class={cell("Definition") ? undefined : "quiet"}>{cell("Definition") || "No definition yet."}</p>
    </li>
  );
}

function NoteEntry({ cell }: { cell: (column: string) => string }) {
  return (
    <li>
      <p><b>{cell("Title") || cell("Kind")}</b>{cell("About") && <span class="quiet small"> about {cell("About")}</span>}</p>
      <p>{cell("Words")}</p>
      <p class="quiet small">{[cell("Title") && cell("Kind"), cell("Author"), cell("Written")].filter(Boolean).join(" · ")}</p>
    </li>
  );
}

function SampleReading({ columns, rows }: Rows) {
  const Entry = columns.includes(VOICE) ? Passage : columns.includes("Words") ? NoteEntry : CodeEntry;
  return <ul class="sample-reading">{rows.map((row, n) => <Entry key={n} cell={(column) => row[columns.indexOf(column)] ?? ""} />)}</ul>;
}

export function Sample({ format, sample }: { format: Format; sample: Rows }) {
  if (sample.rows.length === 0) return null;
  return (
    <>
      <h3>{format === "docx" ? "How it begins" : "The first rows"}</h3>
      {format === "docx" ? <SampleReading {...sample} /> : <SampleTable {...sample} />}
    </>
  );
}
