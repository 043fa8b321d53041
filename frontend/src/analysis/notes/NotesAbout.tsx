/** On the page of a code, theme, participant or beside a transcript: notes about it, and notes that mention it. */
import { useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { KIND_WORDS } from "./note-words";
import { NoteBegins } from "./NoteRow";
import { NoteEditor } from "./NoteEditor";
import { useNotes, type FoundKind, type NoteKind, type NoteLine, type NoteRef, type Target } from "./notes";
import "./Notes.css";

const KINDS: readonly FoundKind[] = ["memo", "familiarisation", "decision", "journal"];
const FIRST = 20;

interface Props {
  subject: { kind: "code" | "theme" | "participant" | "transcript"; id: string; label: string };
}

/** The notes that concern something, told apart: those about it, those that only mention it. */
function useConcerning(studyId: string, subject: Props["subject"]) {
  const query = useNotes(studyId, { kinds: KINDS, concerning: { kind: subject.kind, id: subject.id }, limit: FIRST });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isAbout = (line: NoteLine): boolean => line.target?.id === subject.id;
  return { about: items.filter(isAbout), mentioning: items.filter((line) => !isAbout(line)), more: query.hasNextPage, ready: query.data !== undefined };
}

/** A line without what it is about, for that is plain here; and without the words of a journal, for others may see the screen. */
const short = (line: NoteLine): NoteLine => (line.kind === "journal" ? { ...line, target: null, title: "An entry in a journal", excerpt: "" } : { ...line, target: null });

function List({ lines }: { lines: readonly NoteLine[] }) {
  const study = useStudy();
  return (
    <ul class="notes-about">
      {lines.map((line) => <li key={line.id}><a class="note-row note-row-small" href={study.path(`notes#${line.kind}=${line.id}`)}><NoteBegins line={short(line)} /></a></li>)}
    </ul>
  );
}

function Inside({ subject, heading: Heading }: Props & { heading: "h3" | "h4" }) {
  const study = useStudy();
  const { about, mentioning, more, ready } = useConcerning(study.id, subject);
  const [writing, setWriting] = useState<NoteKind | null>(null);
  const readFirst = subject.kind === "transcript" && ready && !about.some((line) => line.kind === "familiarisation" && line.mine);
  const target: NoteRef = { kind: subject.kind as Target["kind"], id: subject.id, label: subject.label, within_id: null, detail: "" };
  return (
    <>
      {about.length > 0 && <List lines={about} />}
      {about.length + mentioning.length === 0 && ready && <p class="quiet small">No note is about this yet, and none mentions it.</p>}
      {mentioning.length > 0 && <><Heading class="notes-mentioned">Mentioned in</Heading><List lines={mentioning} /></>}
      {more && <p class="small"><a href={study.path("notes")}>More in the notes</a></p>}
      {study.may("write_notes") && (
        <div class="row no-print">
          <Button size="small" icon="plus" onClick={() => setWriting("memo")}>Write a memo</Button>
          {readFirst && <Button size="small" icon="eye" onClick={() => setWriting("familiarisation")}>Note a first reading</Button>}
        </div>
      )}
      {writing && (
        <Dialog title={writing === "memo" ? `Memo about ${subject.label}` : `${KIND_WORDS[writing].one} of ${subject.label}`} size="wide" sheet onClose={() => setWriting(null)}>
          <NoteEditor kind={writing} target={target} onDone={() => setWriting(null)} />
        </Dialog>
      )}
    </>
  );
}

/** A card of a page. */
export function NotesCard({ subject }: Props) {
  const study = useStudy();
  if (!study.may("read_notes")) return null;
  return <Card title="Notes"><Inside subject={subject} heading="h3" /></Card>;
}

/** A part of the pane beside a transcript. */
export function NotesPart({ subject }: Props) {
  const study = useStudy();
  if (!study.may("read_notes")) return null;
  return <section class="in-part"><h3>Notes on this transcript</h3><Inside subject={subject} heading="h4" /></section>;
}
