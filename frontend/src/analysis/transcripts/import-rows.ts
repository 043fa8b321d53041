/** A batch of files on their way in, as values: what each row is, and how it changes. Pure. */
import type { Importing } from "./send-file";
import type { Preview, TrackedChanges } from "./shapes";
import type { Mapped } from "./who-speaks";

export type Phase = "reading" | "unreadable" | "understood" | "waiting" | "importing" | "imported" | "failed";

export interface Row {
  readonly id: string;
  readonly file: File;
  readonly phase: Phase;
  readonly seen: Preview | null;
  /** Why it could not be read or imported, in the server's words. */
  readonly problem: string | null;
  /** The pattern of file names it was understood by: the server proposes its title by it. */
  readonly pattern: string | null;
  readonly encoding: string | null;
  readonly trackedChanges: TrackedChanges;
  readonly title: string;
  readonly interviewId: string | null;
  readonly speakers: readonly Mapped[];
  /** Import it although the study has this file already. */
  readonly again: boolean;
  /** What the person chose themselves: a new reading leaves it alone. */
  readonly touched: ReadonlySet<string>;
  /** Under which it is imported once; a new one after every change. */
  readonly sendKey: string;
  readonly transcriptId: string | null;
}

export function newRow(file: File, id: string): Row {
  return {
    id, file, phase: "reading", seen: null, problem: null, pattern: null, encoding: null, trackedChanges: "accept", title: "", interviewId: null,
    speakers: [], again: false, touched: new Set(), sendKey: id, transcriptId: null,
  };
}

/** Take what the server understood; keep what the person has chosen. */
export function understood(row: Row, seen: Preview, pattern: string | null = null): Row {
  const mine = new Map(row.speakers.map((each) => [each.label, each]));
  const speakers = seen.speakers.map(({ label, kind, participant_id }) => {
    const kept = row.touched.has(`speaker:${label}`) ? mine.get(label) : undefined;
    return kept ?? { label, kind, participant_id };
  });
  return {
    ...row, seen, speakers, pattern, phase: "understood", problem: null,
    title: row.touched.has("title") ? row.title : seen.title,
    interviewId: row.touched.has("interview") ? row.interviewId : seen.interview_id,
  };
}

/** A file that could not be read; one that was read before stays as it was, with the reason. */
export function unread(row: Row, problem: string): Row {
  return row.seen ? { ...row, phase: "understood", problem, encoding: row.seen.encoding } : { ...row, phase: "unreadable", problem };
}

/** Change what the person chooses. */
export function chosen(row: Row, change: Partial<Row>, what: string, sendKey: string): Row {
  const phase = row.phase === "failed" ? "understood" : row.phase;
  return { ...row, ...change, phase, problem: null, sendKey, touched: new Set([...row.touched, what]) };
}

/** What a row is imported with. Files read side by side are proposed the same title: one that nobody wrote is left to the server. */
export function sentWith(row: Row): Importing {
  return {
    encoding: row.encoding, tracked_changes: row.trackedChanges, pattern: row.pattern, title: row.touched.has("title") ? row.title.trim() : null,
    interview_id: row.interviewId, speakers: row.speakers, again: row.again,
  };
}

export function withSpeaker(row: Row, said: Mapped): Mapped[] {
  return row.speakers.map((each) => (each.label === said.label ? said : each));
}

export type Concern = "title" | "known" | "twin" | "speakers" | "tracked";

/** Is it said which participant speaks, with none left unnamed? */
function isKnown(row: Row): boolean {
  const people = row.speakers.filter((each) => each.kind === "participant");
  return people.length > 0 && people.every((each) => each.participant_id !== null);
}

/** Concerns that keep a row from being imported; the others only ask for a look. */
const HOLDS: ReadonlySet<Concern> = new Set<Concern>(["title", "known", "twin"]);

/** What of a row wants a look before it is imported. `asksWho`: the study needs to know whose words these are. */
export function concernsOf(row: Row, rows: readonly Row[], asksWho: boolean): Concern[] {
  const { seen } = row;
  if (!seen || row.phase === "imported") return [];
  const first = rows.find((each) => each.seen?.sha256 === seen.sha256);
  const found: [Concern, boolean][] = [
    ["title", row.title.trim() === ""],
    ["known", seen.imported_before.length > 0 && !row.again],
    ["twin", first?.id !== row.id && !row.again],
    ["tracked", seen.has_tracked_changes && !row.touched.has("tracked")],
    ["speakers", asksWho && !isKnown(row)],
  ];
  return found.filter(([, holds]) => holds).map(([concern]) => concern);
}

/** May this row be sent now? */
export function isReady(row: Row, rows: readonly Row[]): boolean {
  return (row.phase === "understood" || row.phase === "failed") && !concernsOf(row, rows, false).some((concern) => HOLDS.has(concern));
}

export interface Tally {
  all: number;
  reading: number;
  ready: number;
  /** Of the ready ones: may be imported as they are, and better looked at first. */
  look: number;
  /** Wait for the person: to choose, or to leave out. */
  held: number;
  unreadable: number;
  imported: number;
  sending: number;
}

export function tallyOf(rows: readonly Row[], asksWho: boolean): Tally {
  const of = (...phases: Phase[]): number => rows.filter((row) => phases.includes(row.phase)).length;
  const fit = rows.filter((row) => isReady(row, rows));
  const ready = fit.length;
  return {
    all: rows.length, reading: of("reading"), ready, look: fit.filter((row) => concernsOf(row, rows, asksWho).length > 0).length, held: of("understood", "failed") - ready,
    unreadable: of("unreadable"), imported: of("imported"), sending: of("waiting", "importing"),
  };
}
