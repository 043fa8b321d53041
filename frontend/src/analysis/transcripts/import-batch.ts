/** The files being imported into a study: lives as long as the window, so that leaving the page loses nothing. */
import { signal, type Signal } from "@preact/signals";
import { newKey } from "../../base/new-key";
import { queryClient } from "../../base/query-client";
import { chosen, isReady, newRow, sentWith, understood, unread, type Phase, type Row } from "./import-rows";
import { limited } from "./limited";
import { importFile, previewFile } from "./send-file";

const AT_ONCE = 2;
/** Files that a new pattern of names may still change. */
const OPEN: ReadonlySet<Phase> = new Set<Phase>(["understood", "failed", "reading", "unreadable"]);

export interface Batch {
  readonly rows: Signal<readonly Row[]>;
  readonly pattern: Signal<string>;
  add: (files: readonly File[]) => void;
  /** Change what the person chooses of a row. */
  choose: (id: string, what: string, change: Partial<Row>) => void;
  /** Read a file again, with other options. */
  reread: (id: string, change?: Partial<Row>) => void;
  usePattern: (pattern: string) => void;
  drop: (id: string) => void;
  clearImported: () => void;
  importAll: () => void;
  stop: () => void;
}

const batches = new Map<string, Batch>();

export function batchOf(study: string): Batch {
  const known = batches.get(study) ?? makeBatch(study);
  batches.set(study, known);
  return known;
}

const said = (error: unknown): string => (error instanceof Error ? error.message : "Something went wrong. Try again.");

/** The rows and the work on them: read a file, bring it in, two at a time. */
class Work {
  readonly rows = signal<readonly Row[]>([]);
  readonly pattern = signal("");
  readonly inTurn = limited(AT_ONCE);
  private readonly readings = new Map<string, number>();

  constructor(private readonly study: string) {}

  find(id: string): Row | undefined {
    return this.rows.value.find((row) => row.id === id);
  }

  change(id: string, make: (row: Row) => Row): void {
    this.rows.value = this.rows.value.map((row) => (row.id === id ? make(row) : row));
  }

  /** Read a file; of several readings of one row only the newest counts. */
  async read(id: string): Promise<void> {
    const turn = (this.readings.get(id) ?? 0) + 1;
    this.readings.set(id, turn);
    const newest = (): boolean => this.readings.get(id) === turn && this.find(id)?.phase === "reading";
    await this.inTurn(async () => {
      const row = this.find(id);
      if (!row || !newest()) return;
      const options = { encoding: row.encoding, tracked_changes: row.trackedChanges, pattern: this.pattern.value.trim() || null };
      try {
        const seen = await previewFile(this.study, row.file, options);
        if (newest()) this.change(id, (now) => understood(now, seen, options.pattern));
      } catch (error) {
        if (newest()) this.change(id, (now) => unread(now, said(error)));
      }
    });
  }

  async bring(id: string): Promise<void> {
    const row = this.find(id);
    if (row?.phase !== "waiting") return;
    this.change(id, (now) => ({ ...now, phase: "importing" }));
    try {
      const done = await importFile(this.study, row.file, sentWith(row), row.sendKey);
      this.change(id, (now) => ({ ...now, phase: "imported", problem: null, title: done.title, transcriptId: done.id }));
    } catch (error) {
      this.change(id, (now) => ({ ...now, phase: "failed", problem: said(error) }));
    }
    void queryClient.invalidateQueries({ queryKey: ["study", this.study, "transcripts"] });
  }
}

function makeBatch(study: string): Batch {
  const work = new Work(study);
  const { rows, pattern } = work;
  const reread = (id: string, more: Partial<Row> = {}): void => {
    work.change(id, (row) => ({ ...row, ...more, phase: "reading", problem: null, sendKey: newKey() }));
    void work.read(id);
  };
  return {
    rows, pattern, reread,
    add(files) {
      const made = files.map((file) => newRow(file, newKey()));
      rows.value = [...rows.value, ...made];
      for (const row of made) void work.read(row.id);
    },
    choose: (id, what, more) => work.change(id, (row) => chosen(row, more, what, newKey())),
    usePattern(written) {
      pattern.value = written;
      for (const row of rows.value.filter((each) => OPEN.has(each.phase))) reread(row.id);
    },
    drop: (id) => void (rows.value = rows.value.filter((row) => row.id !== id)),
    clearImported: () => void (rows.value = rows.value.filter((row) => row.phase !== "imported")),
    importAll() {
      const ready = rows.value.filter((row) => isReady(row, rows.value)).map((row) => row.id);
      for (const id of ready) work.change(id, (row) => ({ ...row, phase: "waiting", problem: null }));
      for (const id of ready) void work.inTurn(() => work.bring(id));
    },
    stop: () => void (rows.value = rows.value.map((row) => (row.phase === "waiting" ? { ...row, phase: "understood" } : row))),
  };
}
