/** Which turns ask a question of the guide: proposed from the wording, decided by a person. */
import { queryClient } from "../../base/query-client";
import { showToast } from "../../ui/toast-store";
import { deleteQuestion, putQuestion } from "./calls";
import type { QuestionOut, SuggestionOut, VersionOut } from "./shapes";
import type { Turn } from "./transcript-model";
import { versionKey } from "./use-workspace-data";
import type { TurnQuestion, Workspace } from "./workspace";

/** Read what the server knows of each turn. */
export function questionsOf(version: VersionOut, suggestions: readonly SuggestionOut[], questions: readonly QuestionOut[]): Map<number, TurnQuestion> {
  const proposed = new Map(suggestions.map(({ turn_n, question_id }) => [turn_n, question_id]));
  const known = new Map(questions.map((question) => [question.id, question]));
  const find = (id: string | null | undefined): QuestionOut | null => (id ? (known.get(id) ?? null) : null);
  return new Map(
    version.turns.flatMap((turn): [number, TurnQuestion][] => {
      const asked = find(turn.question_id);
      const suggested = asked ? null : find(proposed.get(turn.n));
      return asked || suggested ? [[turn.n, { asked, suggested }]] : [];
    }),
  );
}

/** Mark a turn as asking a question, or as asking none; shown at once, taken back if refused. */
export async function markTurn(ws: Workspace, turn: Turn, question: QuestionOut | null): Promise<void> {
  const before = ws.questions.value;
  const set = (mark: TurnQuestion): void => {
    ws.questions.value = new Map(ws.questions.value).set(turn.n, mark);
  };
  set({ asked: question, suggested: null });
  try {
    if (question) await putQuestion(ws.studyId, ws.model.id, turn.n, question.id);
    else if (before.get(turn.n)?.asked) await deleteQuestion(ws.studyId, ws.model.id, turn.n);
    queryClient.setQueryData<VersionOut>(versionKey(ws.studyId, ws.model.id, ws.model.version), (version) => version && withMark(version, turn.n, question?.id ?? null));
    ws.spoken.value = question ? `Turn ${turn.number} asks question ${question.n}.` : `Turn ${turn.number} asks no question of the guide.`;
  } catch (error) {
    set(before.get(turn.n) ?? { asked: null, suggested: null });
    showToast({ message: "The question was not marked", subject: error instanceof Error ? error.message : "", tone: "danger" });
  }
}

const withMark = (version: VersionOut, n: number, question_id: string | null): VersionOut => ({
  ...version,
  turns: version.turns.map((turn) => (turn.n === n ? { ...turn, question_id } : turn)),
});
