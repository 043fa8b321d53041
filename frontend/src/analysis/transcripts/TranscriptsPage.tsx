/** The transcripts of the study: the state of each at a glance, and what waits for whom. */
import { useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { me } from "../../session/me";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { useDestinations } from "../../ui/go-to-store";
import { useKeys } from "../../ui/key-store";
import type { MenuItem } from "../../ui/Menu";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { SearchField } from "../../ui/SearchField";
import { Segmented } from "../../ui/Segmented";
import { Table } from "../../ui/Table";
import { AskDialog } from "./AskDialog";
import { RemoveDialog } from "./RemoveDialog";
import type { Line } from "./shapes";
import { waitsFor, type Next, type Waits } from "./standing";
import { transcriptColumns } from "./transcript-columns";
import { TranscriptDialog } from "./TranscriptDialog";
import { useTranscripts } from "./use-transcripts";
import "./TranscriptsPage.css";

type Doing = { what: "ask"; lines: readonly Line[] } | { what: "change" | "remove"; line: Line } | null;
type Wanted = "all" | Waits;

function actsOf(study: StudyHere, line: Line, onDo: (doing: Doing) => void): MenuItem[] {
  const mayChange = study.may("change_transcripts");
  const open = line.state !== "ready";
  const check: MenuItem[] = open && line.readable && study.may("attest_deidentification")
    ? [{ label: line.may_attest ? "Check de-identification" : "Read what is to be checked", icon: "eye", href: study.path(`transcripts/${line.id}/check`) }]
    : [];
  const ask: MenuItem[] = open && line.readable && mayChange
    ? [{ label: line.state === "asked" ? "Ask somebody else" : "Ask a member to check it", icon: "people", run: () => onDo({ what: "ask", lines: [line] }) }]
    : [];
  const change: MenuItem[] = mayChange
    ? [
        ...(line.readable && study.may("correct_transcripts")
          ? [
              { label: "Correct the text", icon: "edit" as const, href: study.path(`transcripts/${line.id}/correct`) },
              { label: "Bring in a corrected file", icon: "upload" as const, href: study.path(`transcripts/${line.id}/file`) },
            ]
          : []),
        { label: "Versions", icon: "copy", href: study.path(`transcripts/${line.id}/versions`) },
        { label: "Title, interview, speakers", icon: "people", run: () => onDo({ what: "change", line }) },
        { label: line.codings > 0 ? "Remove (has codings)" : "Remove", icon: "trash", danger: true, disabled: line.codings > 0, run: () => onDo({ what: "remove", line }) },
      ]
    : [];
  return [...check, ...ask, ...change];
}

/** Where the next step of a transcript leads, if I may take it. */
function stepOf(study: StudyHere, line: Line, next: Next, onDo: (doing: Doing) => void): { href?: string; run?: () => void } {
  if (next.leads === "check") return { href: study.path(`transcripts/${line.id}/check`) };
  const [lacking, ...more] = line.gate?.without_consent ?? [];
  if (next.leads === "consent" && study.may("read_participants")) return { href: study.path(lacking && more.length === 0 ? `participants/${lacking.id}` : "participants") };
  if (!study.may("change_transcripts")) return {};
  if (next.leads === "ask") return { run: () => onDo({ what: "ask", lines: [line] }) };
  return next.leads === "change" ? { run: () => onDo({ what: "change", line }) } : {};
}

/** Several of mine that nobody checks yet: ask for all at once. */
function Unasked({ lines, onDo }: { lines: readonly Line[]; onDo: (doing: Doing) => void }) {
  if (lines.length < 2) return null;
  return (
    <Notice
      tone="warn" title={`${count(lines.length, "transcript")} that you imported wait for a check of their de-identification`}
      action={<Button size="small" icon="people" onClick={() => onDo({ what: "ask", lines })}>Ask a member to check them</Button>}
    >
      Until then only you and whoever you ask read them, and nobody codes them.
    </Notice>
  );
}

function Summary({ lines, myId }: { lines: readonly Line[]; myId: string }) {
  const of = (waits: Waits): number => lines.filter((line) => waitsFor(line, myId) === waits).length;
  const words = lines.reduce((sum, line) => sum + line.word_count, 0);
  const facts: [string, number, string][] = [
    ["ready to code", of("nobody"), "nobody"], ["for you to act on", of("me"), "me"], ["with others", of("others"), "others"],
  ];
  return (
    <ul class="scripts-summary">
      {facts.map(([label, number, key]) => <li key={key} class={number > 0 && key === "me" ? "scripts-mine" : undefined}><b class="num">{number}</b> {label}</li>)}
      <li class="quiet">{count(lines.length, "transcript")}, {count(words, "word")}</li>
    </ul>
  );
}

function Nothing() {
  const study = useStudy();
  return (
    <EmptyState
      icon="transcript" title="No transcripts yet"
      action={study.may("import_transcripts") && <Button kind="primary" icon="upload" href={study.path("transcripts/import")}>Import transcripts</Button>}
    >
      Bring the files of your interviews: Word, plain text, captions, PDF and more, as many at once as you like. You see what was understood of each before anything is stored.
    </EmptyState>
  );
}

function Doings({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  if (doing?.what === "ask") return <AskDialog lines={doing.lines} onClose={onClose} />;
  if (doing?.what === "remove") return <RemoveDialog line={doing.line} onClose={onClose} />;
  return doing && <TranscriptDialog id={doing.line.id} title={doing.line.title} onClose={onClose} />;
}

interface ListProps {
  lines: readonly Line[];
  myId: string;
  onDo: (doing: Doing) => void;
}

function List({ lines, myId, onDo }: ListProps) {
  const study = useStudy();
  const [words, setWords] = useState("");
  const [wanted, setWanted] = useState<Wanted>("all");
  const said = words.trim().toLocaleLowerCase();
  const shown = lines.filter((line) => {
    const text = [line.title, line.interview?.code ?? "", ...line.participants].join(" ").toLocaleLowerCase();
    return text.includes(said) && (wanted === "all" || waitsFor(line, myId) === wanted);
  });
  const columns = transcriptColumns({ myId, href: (line) => study.path(`transcripts/${line.id}`), acts: (line) => actsOf(study, line, onDo), step: (line, next) => stepOf(study, line, next, onDo) });
  return (
    <>
      <div class="scripts-find no-print">
        <SearchField label="Find by title, interview or code" value={words} onValue={setWords} />
        <Segmented
          legend="Which transcripts" value={wanted} onValue={setWanted}
          choices={[{ value: "all", label: "All" }, { value: "me", label: "For me" }, { value: "others", label: "With others" }, { value: "nobody", label: "Ready" }]}
        />
        <span class="quiet small" role="status">{count(shown.length, "transcript")}</span>
      </div>
      {shown.length > 0 ? <Table caption="Transcripts" columns={columns} rows={shown} rowKey={(line) => line.id} sortedBy={{ key: "title", direction: "ascending" }} /> : <p class="quiet">No transcript matches what you asked for.</p>}
    </>
  );
}

export function TranscriptsPage() {
  const study = useStudy();
  const { route } = useLocation();
  const transcripts = useTranscripts();
  const [doing, setDoing] = useState<Doing>(null);
  const myId = me.value?.account.id ?? "";
  const mayImport = study.may("import_transcripts");
  useKeys("Transcripts", mayImport ? [{ keys: "i", label: "Import transcripts", run: () => route(study.path("transcripts/import")) }] : []);
  useDestinations("transcripts", useMemo(() => (transcripts.data ?? []).filter((line) => line.readable).map((line) => ({
    id: line.id, label: line.title, kind: "Transcript", icon: "transcript" as const, href: study.path(`transcripts/${line.id}`),
  })), [transcripts.data]));
  return (
    <Page
      title="Transcripts" crumbs={[study.crumb]} query={transcripts}
      primary={mayImport && <Button kind="primary" icon="upload" href={study.path("transcripts/import")}>Import transcripts</Button>}
    >
      {(lines) => (
        <div class="stack">
          {lines.length === 0 ? <Nothing /> : <Summary lines={lines} myId={myId} />}
          {study.may("change_transcripts") && <Unasked lines={lines.filter((line) => line.state === "to_check" && line.imported_by?.account_id === myId)} onDo={setDoing} />}
          {lines.length > 0 && <List lines={lines} myId={myId} onDo={setDoing} />}
          <Doings doing={doing} onClose={() => setDoing(null)} />
        </div>
      )}
    </Page>
  );
}
