/** The columns of the transcripts' table: what each is, and what it waits for. */
import { count } from "../../ui/count";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Pill } from "../../ui/Pill";
import type { Column } from "../../ui/Table";
import { When } from "../../ui/When";
import type { Line } from "./shapes";
import { nextOf, standingOf, type Next } from "./standing";

interface Given {
  myId: string;
  href: (line: Line) => string;
  acts: (line: Line) => MenuItem[];
  /** What the next step of a line does; left out where the person may not take it. */
  step: (line: Line, next: Next) => { href?: string; run?: () => void };
}

function Standing({ line, myId, step }: { line: Line } & Pick<Given, "myId" | "step">) {
  const { label, tone, icon } = standingOf(line);
  const next = nextOf(line, myId);
  const { href, run } = next ? step(line, next) : {};
  return (
    <div>
      <Pill tone={tone} icon={icon}>{label}</Pill>
      {next && <small>{href ? <a href={href}>{next.words}</a> : run ? <button type="button" class="link-button" onClick={run}>{next.words}</button> : next.words}</small>}
    </div>
  );
}

const figures = new Intl.NumberFormat("en-GB");

export function transcriptColumns({ myId, href, acts, step }: Given): Column<Line>[] {
  return [
    {
      key: "title", head: "Transcript", main: true, sort: (line) => line.title,
      cell: (line) => (
        <>
          {line.readable ? <a href={href(line)}>{line.title}</a> : line.title}
          <small>{line.interview ? `Interview ${line.interview.code}` : "No interview"}</small>
        </>
      ),
    },
    {
      key: "people", head: "Participants", sort: (line) => line.participants.join(" "),
      cell: (line) => line.participants.join(", ") || <span class="quiet">Not said</span>,
    },
    { key: "state", head: "State", sort: (line) => standingOf(line).label, cell: (line) => <Standing line={line} myId={myId} step={step} /> },
    {
      key: "words", head: "Words", align: "end", sort: (line) => line.word_count,
      cell: (line) => <div class="scripts-words">{figures.format(line.word_count)}<small>{count(line.turn_count, "turn")}</small></div>,
    },
    { key: "codings", head: "Codings", align: "end", sort: (line) => line.codings, cell: (line) => figures.format(line.codings) },
    { key: "updated", head: "Changed", sort: (line) => line.updated_at, cell: (line) => <When at={line.updated_at} /> },
    {
      key: "acts", head: "Actions", hideHead: true,
      cell: (line) => {
        const items = acts(line);
        return items.length > 0 ? <Menu label={`Actions for ${line.title}`} items={items} small /> : null;
      },
    },
  ];
}
