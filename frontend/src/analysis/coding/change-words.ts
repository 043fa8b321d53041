/** The one message of a change, true at every moment: done, not saved yet, or not done and taken back. */
import type { Problem } from "../../base/problem";
import { changeToast, dropToast, showToast } from "../../ui/toast-store";

/** So long may a change be on its way before its message owns that it is not saved. */
export const LATE_MS = 800;

export interface Words {
  /** "Coded as" */
  readonly done: string;
  /** "Not saved yet, still trying to code as" */
  readonly trying: string;
  /** "Taken back: coded as" */
  readonly lost: string;
  /** The code. */
  readonly subject: string;
  readonly undo: () => void;
  /** The same once more, after it was lost without an answer. */
  readonly again: () => void;
}

/** What is to be called when the change has been sent, or has not. */
export interface Said {
  saved(): void;
  lost(problem: Problem, refused: string): void;
}

/** Say a change that is shown before it is saved, and say otherwise where it stays unsaved. */
export function sayChange({ done, trying, lost, subject, undo, again }: Words): Said {
  const undoing = { subject, topic: "step", action: { label: "Undo", run: undo } };
  const unsaved = { ...undoing, message: trying, lasting: true };
  let late = !navigator.onLine;
  const id = showToast(late ? unsaved : { ...undoing, message: done });
  const timer = setTimeout(() => {
    late = true;
    changeToast(id, unsaved);
  }, LATE_MS);
  return {
    saved() {
      clearTimeout(timer);
      if (late) changeToast(id, { ...undoing, message: done });
    },
    lost(problem, refused) {
      clearTimeout(timer);
      dropToast(id);
      if (problem.status === 0) {
        const message = `Not saved: no answer came from the server. ${lost}`;
        showToast({ message, subject, tone: "danger", lasting: true, action: { label: "Try again", run: again } });
      } else showToast({ message: refused, subject: problem.detail, tone: "danger" });
    },
  };
}
