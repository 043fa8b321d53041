/** One note whole, with what can be done to it; changed in place. */
import { useRef, useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/ErrorState";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Notice } from "../../ui/Notice";
import { Pill } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import { draftOf } from "./drafts";
import { KIND_WORDS, OCCASIONS, TEXTS } from "./note-words";
import { NoteEditor } from "./NoteEditor";
import { useNote, type Note, type NoteKind, type NoteLine } from "./notes";
import { NoteText } from "./NoteText";
import { RefLink } from "./RefLink";
import { useNoteActs } from "./use-note-acts";
import { WhoReads } from "./WhoReads";

function Facts({ note }: { note: Pick<Note, "kind" | "author" | "created_at" | "target"> & Partial<Note> }) {
  const later = note.updated_at !== undefined && note.updated_at !== note.created_at && (note.version ?? 1) > 1;
  return (
    <ul class="note-facts">
      {note.decided_on && <li>Decided on <When at={note.decided_on} as="date" /></li>}
      {note.occasion && <li>{OCCASIONS[note.occasion]}</li>}
      <li>{note.author.name}, <When at={note.created_at} as="instant" /></li>
      {later && <li>Changed by {note.updated_by}, <When at={note.updated_at ?? ""} /></li>}
      {note.target && <li>About <RefLink subject={note.target} /></li>}
      {note.include_in_audit_trail && <li>In the audit trail of the analysis</li>}
    </ul>
  );
}

function Texts({ note }: { note: Note }) {
  const parts = TEXTS[note.kind].filter(({ name }) => note[name]);
  const headed = TEXTS[note.kind].length > 1;
  return (
    <div class="note-texts">
      {parts.map(({ name, label }) => (
        <section key={name}>
          {headed && <h3>{label}</h3>}
          <p class="note-words"><NoteText text={note[name]} links={note.links} /></p>
        </section>
      ))}
    </div>
  );
}

interface DetailProps {
  note: Note;
  onGone: () => void;
  onSupersede: (note: Note) => void;
}

function Whole({ note, onGone, onSupersede }: DetailProps) {
  const study = useStudy();
  const [editing, setEditing] = useState(() => note.may_change && draftOf(`${study.id} ${note.id}`) !== undefined);
  const { remove, share } = useNoteActs(study.id, note, onGone);
  const heading = useRef<HTMLHeadingElement>(null);
  const done = (): void => {
    setEditing(false);
    heading.current?.focus();
  };
  const entry = note.kind === "journal" && note.mine;
  const items: MenuItem[] = [
    ...(entry ? [{ label: note.shared ? "No longer share it" : "Share with the supervisors", icon: note.shared ? "lock" as const : "unlock" as const, run: () => share.mutate() }] : []),
    ...(note.may_remove ? [{ label: "Remove", icon: "trash" as const, danger: true, run: () => remove.mutate() }] : []),
  ];
  const kind = KIND_WORDS[note.kind];
  return (
    <article class="note-sheet" aria-labelledby={`note-${note.id}`}>
      <header class="note-head">
        <p class="note-kind"><Icon name={kind.icon} size={16} /> {kind.one}{note.superseded_by && <Pill>Superseded</Pill>}</p>
        <h2 id={`note-${note.id}`} ref={heading} tabIndex={-1} class={note.title ? undefined : "vh"}>{note.title || `${kind.one} by ${note.author.name}`}</h2>
        {!editing && (
          <div class="row no-print">
            {note.may_change && <Button size="small" icon="edit" onClick={() => setEditing(true)}>Change</Button>}
            {note.kind === "decision" && !note.superseded_by && study.may("write_notes") && <Button size="small" icon="redo" onClick={() => onSupersede(note)}>Supersede</Button>}
            {items.length > 0 && <Menu small label="More for this note" items={items} />}
          </div>
        )}
      </header>
      {editing ? (
        <NoteEditor kind={note.kind} note={note} onDone={done} />
      ) : (
        <>
          {note.kind === "journal" && <WhoReads shared={note.shared} author={note.mine ? undefined : note.author.name} />}
          {note.superseded_by && <Notice>A later decision takes its place: <RefLink subject={note.superseded_by} />.</Notice>}
          <Texts note={note} />
          {note.supersedes && <p class="small">Takes the place of <RefLink subject={note.supersedes} />.</p>}
          <Facts note={note} />
        </>
      )}
    </article>
  );
}

export function NoteDetail({ kind, id, onGone, onSupersede }: { kind: NoteKind; id: string; onGone: () => void; onSupersede: (note: Note) => void }) {
  const study = useStudy();
  const note = useNote(study.id, kind, id);
  if (note.data) return <Whole note={note.data} onGone={onGone} onSupersede={onSupersede} />;
  if (note.error) return <ErrorState problem={note.error} onRetry={() => void note.refetch()} />;
  return <Skeleton lines={5} />;
}

/** The memo of a coding: kept with its segment, and changed there. */
export function CodingMemo({ line }: { line: NoteLine }) {
  return (
    <article class="note-sheet" aria-label="Memo on a segment">
      <header class="note-head"><p class="note-kind"><Icon name="code" size={16} /> Memo on a segment</p></header>
      <p class="note-words">{line.excerpt}</p>
      {line.target && <p>It is kept with its segment: <RefLink subject={line.target} /></p>}
      <ul class="note-facts"><li>{line.author.name}, <When at={line.created_at} as="instant" /></li></ul>
    </article>
  );
}
