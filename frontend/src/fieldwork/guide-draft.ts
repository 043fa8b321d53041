/** The questions of a guide while they are written: pure changes of an ordered list. */
import type { Question } from "./shapes";

export interface DraftQuestion {
  /** Stable while it is moved; the question's own id once the server knows it. */
  key: string;
  id: string | null;
  text: string;
  /** One a line, as typed. */
  prompts: string;
  objectives: readonly number[];
}

export function toDraft(questions: readonly Question[]): DraftQuestion[] {
  return questions.map((each) => ({ key: each.id, id: each.id, text: each.text, prompts: each.prompts.join("\n"), objectives: each.objective_ns }));
}

/** What the server takes. */
export function fromDraft(draft: readonly DraftQuestion[]): { id: string | null; text: string; prompts: string[]; objective_ns: number[] }[] {
  return draft.map((each) => ({
    id: each.id,
    text: each.text,
    prompts: each.prompts.split("\n").map((line) => line.trim()).filter(Boolean),
    objective_ns: [...each.objectives],
  }));
}

/** Move the question at `from` by `steps`; at either end nothing moves. */
export function moveQuestion(draft: readonly DraftQuestion[], from: number, steps: number): DraftQuestion[] {
  const to = from + steps;
  const moved = draft[from];
  if (!moved || to < 0 || to >= draft.length) return [...draft];
  const rest = draft.filter((_, n) => n !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export function toggleObjective(question: DraftQuestion, n: number): DraftQuestion {
  const has = question.objectives.includes(n);
  const objectives = has ? question.objectives.filter((each) => each !== n) : [...question.objectives, n].sort((a, b) => a - b);
  return { ...question, objectives };
}

/** How many questions serve each objective, by number. */
export function coverage(draft: readonly Pick<DraftQuestion, "objectives">[], numbers: readonly number[]): Map<number, number> {
  return new Map(numbers.map((n) => [n, draft.filter((each) => each.objectives.includes(n)).length]));
}
