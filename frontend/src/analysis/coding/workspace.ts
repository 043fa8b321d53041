/** What the coding page holds while it is open: caret, chosen segment, palette, layers, and what each block draws. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Selected } from "../../highlight/selection";
import { isCollapsed, spanOf } from "../../highlight/selection";
import { snapSpan } from "../../text/graphemes";
import { indexAt, type Span } from "../../text/spans";
import { createDrawing, type Drawing } from "./drawing";
import { createLaying, type Laying } from "./laying";
import { loadRecent, type Recent } from "./recent-codes";
import { segmentsOver, type Layer, type Segment } from "./segments";
import type { QuestionOut } from "./shapes";
import { choice, onOff } from "./settings";
import type { TranscriptModel } from "./transcript-model";

/** Where the palette stands and whether it takes the keys. */
export interface PaletteState {
  readonly span: Span;
  readonly focused: boolean;
}

export interface TurnQuestion {
  /** Confirmed by a person. */
  readonly asked: QuestionOut | null;
  /** Proposed from the wording; null once a person has decided. */
  readonly suggested: QuestionOut | null;
}

/** A memo that was written and could not be saved. */
export interface UnsavedMemo {
  readonly mine: string;
  /** What was saved elsewhere meanwhile; null where nothing was. */
  readonly theirs: string | null;
}

/** What is sought in the text. */
export interface Find {
  readonly asked: string;
  readonly hits: readonly Span[];
  /** Index of the hit that is shown; -1 without one. */
  readonly at: number;
  /** Caret and selection as they were when the search began. */
  readonly from: Selected | null;
}

/** Bounds of a segment that a person is moving, in UTF-16 offsets. */
export interface Bounds extends Span {
  readonly uid: string;
  /** As they were before. */
  readonly from: Span;
  /** On their way to the server: the list of codings has them, or will. */
  readonly sent: boolean;
}

export type Pane = "codebook" | "transcript" | "segment";

export interface Workspace {
  readonly studyId: string;
  readonly model: TranscriptModel;
  /** The editing host: caret and selection live in it. */
  readonly host: { current: HTMLElement | null };
  readonly scroller: { current: HTMLElement | null };
  /** Which blocks are in the page already. */
  readonly laying: Laying;
  readonly drawing: Drawing;
  /** Caret and selection, also while the focus is elsewhere. */
  readonly selected: Signal<Selected | null>;
  /** What may be coded: the selection snapped to whole characters, without white space at its ends. */
  readonly passage: ReadonlySignal<Span | null>;
  /** Index of the block that holds the caret; -1 without one. */
  readonly caretBlock: ReadonlySignal<number>;
  /** The segment that keys and inspector act on, by uid. */
  readonly chosen: Signal<string | null>;
  readonly chosenSegment: ReadonlySignal<Segment | null>;
  /** The ends that are being moved; null for the most part. */
  readonly bounds: Signal<Bounds | null>;
  /** Segments at the caret or under the selection. */
  readonly here: ReadonlySignal<readonly Segment[]>;
  /** The code chosen in the codebook. */
  readonly chosenCode: Signal<string | null>;
  readonly palette: Signal<PaletteState | null>;
  /** The words sought in the text; null while the bar for it is closed. */
  readonly find: Signal<Find | null>;
  readonly memoAsked: Signal<boolean>;
  /** Memos that are not saved, by the segment's uid: nothing that was typed is lost. */
  readonly unsaved: Signal<ReadonlyMap<string, UnsavedMemo>>;
  /** How often something was refused because a gate is closed: the banner answers. */
  readonly refused: Signal<number>;
  /** The last change got no answer, and was taken back. */
  readonly lost: Signal<boolean>;
  /** Asked for by a button outside the panes. */
  readonly asked: Signal<"undo" | "redo" | null>;
  readonly recent: Signal<Recent>;
  /** Which turns ask a question of the guide, by the turn's number in the API. */
  readonly questions: Signal<ReadonlyMap<number, TurnQuestion>>;
  /** The turns that I have read, by their numbers in the API; null before they are known. */
  readonly read: Signal<ReadonlySet<number> | null>;
  /** A sign on the turns that I have not read. */
  readonly showUnread: Signal<boolean>;
  readonly layer: Signal<Layer>;
  /** One coder whose codes alone are shown, until another layer is chosen. */
  readonly only: Signal<{ readonly id: string; readonly name: string } | null>;
  readonly view: Signal<"text" | "list">;
  /** Drops the caret, for people who read in a screen reader's browse mode. */
  readonly readingMode: Signal<boolean>;
  /** Which pane a phone shows. */
  readonly pane: Signal<Pane>;
  /** Said in the polite live region. */
  readonly spoken: Signal<string>;
}

/** `layer` is shown until the person chooses another. */
export function createWorkspace(studyId: string, model: TranscriptModel, layer: Layer = "mine"): Workspace {
  const drawing = createDrawing(model);
  const selected = signal<Selected | null>(null);
  const chosen = signal<string | null>(null);
  const bounds = signal<Bounds | null>(null);
  const passage = computed(() => {
    const now = selected.value;
    return now && !isCollapsed(now) ? snapSpan(model.text, spanOf(now)) : null;
  });
  return {
    studyId,
    model,
    host: { current: null },
    scroller: { current: null },
    laying: createLaying(model.blocks),
    drawing,
    selected,
    passage,
    caretBlock: computed(() => (selected.value ? indexAt(model.blocks, selected.value.focus) : -1)),
    chosen,
    chosenSegment: computed(() => {
      const found = drawing.segments.value.find(({ uid }) => uid === chosen.value);
      const moved = bounds.value?.uid === chosen.value ? bounds.value : null;
      return found && moved ? { ...found, start: moved.start, end: moved.end } : (found ?? null);
    }),
    bounds,
    here: computed(() => {
      const now = selected.value;
      return now ? segmentsOver(drawing.segments.value, passage.value ?? spanOf(now)) : [];
    }),
    chosenCode: signal(null),
    palette: signal(null),
    find: signal(null),
    memoAsked: signal(false),
    unsaved: signal(new Map()),
    refused: signal(0),
    lost: signal(false),
    asked: signal(null),
    recent: signal(loadRecent(studyId)),
    questions: signal(new Map()),
    read: signal(null),
    showUnread: onOff("show-unread"),
    layer: choice<Layer>("layer", layer, ["mine", "everyone"]),
    only: signal(null),
    view: signal("text"),
    readingMode: onOff("reading-mode"),
    pane: signal("transcript"),
    spoken: signal(""),
  };
}
