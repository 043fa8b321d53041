/** What a coder can do here, for every part of the page. */
import { createContext } from "preact";
import type { Span } from "../../text/spans";
import type { Segment } from "./segments";
import type { QuestionOut } from "./shapes";
import type { Turn } from "./transcript-model";

export interface Actions {
  /** Why nothing may be coded now; null when it may. */
  readonly refusal: string | null;
  /** Say in place why nothing may be coded, and what to do. */
  refuse(): void;
  readonly mayCreate: boolean;
  readonly mayMark: boolean;
  /** Is this one of mine to change? */
  mayChange(segment: Segment): boolean;
  apply(codeId: string, span: Span): void;
  /** Make a code and put it on the passage. */
  create(label: string, parentId: string | null, span: Span, origin?: "in_vivo"): void;
  /** Code the passage in the speaker's own words. */
  inVivo(span: Span): void;
  uncode(segment: Segment): void;
  /** `from`: the memo as it was when the person began to write. */
  saveMemo(segment: Segment, memo: string, from: string): void;
  /** Show other bounds of one of my segments; they are saved once its ends have been still for a moment. */
  stretch(segment: Segment, span: Span): void;
  /** Save bounds that are shown and not saved: now. */
  settle(): void;
  undo(): void;
  redo(): void;
  markQuestion(turn: Turn, question: QuestionOut | null): void;
}

export const ActionsContext = createContext<Actions | null>(null);
