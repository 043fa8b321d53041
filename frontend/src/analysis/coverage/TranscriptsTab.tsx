/** Transcripts: what of each is coded and by whom, what I have read, and where to go on. */
import { me } from "../../session/me";
import type { StudyHere } from "../../session/use-study";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Pill } from "../../ui/Pill";
import { Table, type Column } from "../../ui/Table";
import { useMarking, type Line } from "./coverage";
import { Strip } from "./Strip";
import { readByMe, readByOthers, turnLink } from "./words";

function Legend() {
  return (
    <ul class="cov-legend" aria-label="What the bars show">
      <li><i class="cov-key cov-key-coded" />a turn with a code</li>
      <li><i class="cov-key cov-key-open" />a participant’s turn without one</li>
      <li><i class="cov-key cov-key-other" />interviewers and others</li>
      <li><i class="cov-key cov-key-read" />beneath: read by you</li>
    </ul>
  );
}

function Onward({ study, line }: { study: StudyHere; line: Line }) {
  if (line.first_uncoded === null && line.first_unread === null) return <span class="quiet">–<span class="vh"> nowhere: all is coded and read</span></span>;
  const about = <span class="vh"> in {line.title}</span>;
  return (
    <span class="cov-onward">
      {line.first_uncoded !== null && <a href={study.path(turnLink(line, line.first_uncoded))}>First uncoded{about}</a>}
      {line.first_unread !== null && <a href={study.path(turnLink(line, line.first_unread))}>First unread{about}</a>}
    </span>
  );
}

function Readers({ line, mine }: { line: Line; mine: string }) {
  const rest = readByOthers(line, mine);
  return <span>{readByMe(line, mine)}{rest && <small>Others: {rest}</small>}</span>;
}

export function TranscriptsTab({ study, lines }: { study: StudyHere; lines: readonly Line[] }) {
  const marking = useMarking(study.id);
  const mine = me.value?.account.display_name ?? "";
  const acts = (line: Line): MenuItem[] => [
    { label: "Mark as read by me", icon: "check", disabled: line.first_unread === null, run: () => marking.mutate({ line, read: true }) },
    { label: "Mark as not read by me", icon: "eye", disabled: line.read.length === 0, run: () => marking.mutate({ line, read: false }) },
  ];
  const columns: Column<Line>[] = [
    {
      key: "title", head: "Transcript", main: true, sort: (line) => line.title,
      cell: (line) => (
        <>
          <a href={study.path(`transcripts/${line.transcript_id}`)}>{line.title}</a>
          {line.interview && line.interview !== line.title && <small>{line.interview}</small>}
          {line.sparse && <span class="cov-sparse"><Pill icon="eye">Little coded: worth reading again</Pill></span>}
        </>
      ),
    },
    {
      key: "coded", head: "Turns of participants coded", sort: (line) => line.coded_turns / (line.participant_turns || 1),
      cell: (line) => <span class="cov-coded-cell"><span class="num">{line.coded_turns} of {line.participant_turns}</span><Strip line={line} /></span>,
    },
    { key: "coders", head: "Coded by", cell: (line) => (line.coders.length > 0 ? line.coders.join(", ") : <span class="quiet">Nobody yet</span>) },
    { key: "read", head: "Read by you", cell: (line) => <Readers line={line} mine={mine} /> },
    { key: "onward", head: "Go to", cell: (line) => <Onward study={study} line={line} /> },
    ...(study.may("mark_read") ? [{ key: "acts", head: "Actions", hideHead: true, cell: (line: Line) => <Menu label={`Actions for ${line.title}`} items={acts(line)} /> }] : []),
  ];
  return (
    <div class="stack-tight">
      <Legend />
      <Table caption="What of each transcript is coded and read" columns={columns} rows={lines} rowKey={(line) => line.transcript_id} sortedBy={{ key: "title", direction: "ascending" }} />
    </div>
  );
}
