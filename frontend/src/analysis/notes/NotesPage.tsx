/** Every note in one place: find them, read one beside the list, write. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { useKeys } from "../../ui/key-store";
import { Page } from "../../ui/Page";
import { Tabs } from "../../ui/Tabs";
import { useMedia } from "../../ui/use-media";
import { KIND_WORDS, noteInAddress } from "./note-words";
import { CodingMemo, NoteDetail } from "./NoteDetail";
import { NoteEditor } from "./NoteEditor";
import { NoteFilters, type Filters } from "./NoteFilters";
import { NoteRow } from "./NoteRow";
import { useNotes, type FoundKind, type Note, type NoteKind, type NoteLine, type Target } from "./notes";
import "./Notes.css";
import { useSettled } from "./use-settled";

type Shelf = "all" | "memos" | "readings" | "decisions" | "journal";
type Shown = { kind: FoundKind; id: string };
type Writing = { kind: NoteKind; supersedes?: Note | undefined };

interface ShelfWords {
  label: string;
  kinds: readonly FoundKind[];
  writes: NoteKind;
  verb: string;
  none: string;
}

const SHELVES: Record<Shelf, ShelfWords> = {
  // Without the journal: this page may stand on a screen that others see.
  all: { label: "All", kinds: ["memo", "coding_memo", "familiarisation", "decision"], writes: "memo", verb: "Write a memo", none: "Memos, first readings and decisions stand here, the latest first. Your journal has a place of its own." },
  memos: { label: "Memos", kinds: ["memo", "coding_memo"], writes: "memo", verb: "Write a memo", none: "A memo can be about anything: a code, a transcript, a theme, or nothing in particular. The team reads it." },
  readings: { label: "First readings", kinds: ["familiarisation"], writes: "familiarisation", verb: "Note a first reading", none: "Everybody notes for each transcript what they first thought, what surprised them and how they reacted." },
  decisions: { label: "Decisions", kinds: ["decision"], writes: "decision", verb: "Record a decision", none: "What was decided about the method, why, and what else was thought of. A decision stays; a later one takes its place." },
  journal: { label: "My journal", kinds: ["journal"], writes: "journal", verb: "Write in my journal", none: "A place for your own thoughts about the work and your part in it." },
};

const ANYTHING: Filters = { words: "", author: "", about: null };

/** The chosen note, which the address names too. */
function useShown(): [Shown | null, (shown: Shown | null) => void] {
  const [shown, setShown] = useState(() => noteInAddress(location.hash));
  useEffect(() => {
    const follow = (): void => setShown(noteInAddress(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const choose = (next: Shown | null): void => {
    history.replaceState(history.state, "", next ? `#${next.kind}=${next.id}` : location.pathname);
    setShown(next);
  };
  return [shown, choose];
}

function JournalWords({ mayReadOthers }: { mayReadOthers: boolean }) {
  return (
    <p class="journal-words">
      <strong>Your journal is yours.</strong> Only you can read an entry, and nobody else sees that it exists: not in counts, not in the record of what happened, not in exports unless you say so. You can share single entries with the supervisors of this study and take that back. Whoever runs the server could still reach its database.
      {mayReadOthers && " Entries that others share with you stand here too, under their name."}
    </p>
  );
}

function Pane({ shown, writing, line, onGone, onSupersede, onWritten }: {
  shown: Shown | null;
  writing: Writing | null;
  line: NoteLine | undefined;
  onGone: () => void;
  onSupersede: (note: Note) => void;
  onWritten: (kind: NoteKind, id: string | null) => void;
}) {
  if (writing) {
    return (
      <section class="note-sheet" aria-label={KIND_WORDS[writing.kind].one}>
        <header class="note-head"><h2>{SHELVES[Object.keys(SHELVES).find((each) => each !== "all" && SHELVES[each as Shelf].writes === writing.kind) as Shelf].verb}</h2></header>
        <NoteEditor key={`${writing.kind}${writing.supersedes?.id}`} kind={writing.kind} supersedes={writing.supersedes} onDone={(written) => onWritten(writing.kind, written?.id ?? null)} />
      </section>
    );
  }
  if (!shown) return null;
  if (shown.kind === "coding_memo") return line ? <CodingMemo line={line} /> : null;
  return <NoteDetail key={shown.id} kind={shown.kind} id={shown.id} onGone={onGone} onSupersede={onSupersede} />;
}

export function NotesPage() {
  const study = useStudy();
  const narrow = useMedia("(max-width: 999px)");
  const [shelf, setShelf] = useState<Shelf>("all");
  const [filters, setFilters] = useState(ANYTHING);
  const [chosen, setChosen] = useShown();
  const [writing, setWriting] = useState<Writing | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const paneAt = useRef<HTMLDivElement>(null);
  const words = useSettled(filters.words.trim());
  const about = filters.about ? ({ kind: filters.about.kind, id: filters.about.id } as Target) : undefined;
  const notes = useNotes(study.id, { kinds: SHELVES[shelf].kinds, words, author: filters.author || undefined, concerning: about });
  const items = notes.data?.pages.flatMap((page) => page.items) ?? [];
  const filtering = words !== "" || filters.author !== "" || filters.about !== null;
  const mayWrite = study.may("write_notes");
  const shown = chosen ?? (narrow || !items[0] ? null : { kind: items[0].kind, id: items[0].id });
  const begin = (kind: NoteKind, supersedes?: Note): void => setWriting({ kind, supersedes });
  const back = (): void => {
    const id = shown?.id;
    setChosen(null);
    setWriting(null);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(id ? `[data-note="${id}"]` : ".note-row")?.focus());
  };
  const step = (by: number): void => {
    const next = items[items.findIndex((each) => each.id === shown?.id) + by];
    if (next && !writing) setChosen({ kind: next.kind, id: next.id });
  };
  useKeys("Notes", [
    { keys: "j", label: "Next note", run: () => step(1) },
    { keys: "k", label: "Note before", run: () => step(-1) },
    ...(mayWrite ? [{ keys: "n", label: SHELVES[shelf].verb, run: () => begin(SHELVES[shelf].writes) }] : []),
  ]);
  const pane = writing || shown;
  const written = (kind: NoteKind, id: string | null): void => {
    setWriting(null);
    if (id) setChosen({ kind, id });
    requestAnimationFrame(() => paneAt.current?.focus());
  };
  return (
    <Page
      title="Notes" crumbs={[study.crumb]} query={notes}
      primary={mayWrite && !writing && <Button kind="primary" icon="edit" onClick={() => begin(SHELVES[shelf].writes)}>{SHELVES[shelf].verb}</Button>}
    >
      <Tabs label="Which notes" tabs={(Object.keys(SHELVES) as Shelf[]).map((value) => ({ value, label: SHELVES[value].label }))} value={shelf} onValue={(value) => { setShelf(value); setChosen(null); setWriting(null); }}>
        <div class={`notes notes-${shelf}`}>
          {!(narrow && pane) && (
            <div class="notes-list" ref={list}>
              {shelf === "journal" && <JournalWords mayReadOthers={study.seat.role === "supervisor"} />}
              <NoteFilters filters={filters} onFilters={(next) => { setFilters(next); setChosen(null); }} journal={shelf === "journal" && study.seat.role !== "supervisor"} />
              <p class="vh" role="status">{notes.isFetching ? "" : notes.hasNextPage ? `The latest ${items.length} notes are shown. There are more: choose Show more.` : count(items.length, "note")}</p>
              {items.length === 0 ? (
                <EmptyState icon="memo" title={filtering ? "No note answers this" : "Nothing here yet"} action={filtering ? <Button onClick={() => setFilters(ANYTHING)}>Show all</Button> : undefined}>
                  {filtering ? "Look for the beginning of words; accents and capitals do not matter." : SHELVES[shelf].none}
                </EmptyState>
              ) : (
                <ul aria-label={SHELVES[shelf].label}>
                  {items.map((line) => <NoteRow key={line.id} line={line} chosen={!writing && line.id === shown?.id} onChoose={() => { setWriting(null); setChosen({ kind: line.kind, id: line.id }); }} />)}
                </ul>
              )}
              {notes.hasNextPage && <Button busy={notes.isFetchingNextPage} onClick={() => void notes.fetchNextPage()}>Show more</Button>}
            </div>
          )}
          {pane && (
            <div class="notes-pane" ref={paneAt} tabIndex={-1}>
              {narrow && !writing && <Button class="no-print" kind="quiet" size="small" icon="arrow-left" onClick={back}>All notes</Button>}
              <Pane shown={shown} writing={writing} line={items.find((each) => each.id === shown?.id)} onGone={back} onSupersede={(note) => begin("decision", note)} onWritten={written} />
            </div>
          )}
        </div>
      </Tabs>
    </Page>
  );
}
