/** Write the questions of a draft: order, words, prompts, objectives; saved as a whole. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { newKey } from "../base/new-key";
import { Problem } from "../base/problem";
import { useStudy } from "../session/use-study";
import type { Objective } from "../study/shapes";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Form } from "../ui/Form";
import { useKeys } from "../ui/key-store";
import { Notice } from "../ui/Notice";
import { showToast } from "../ui/toast-store";
import { CoverageCard } from "./CoverageCard";
import { fromDraft, moveQuestion, toDraft, type DraftQuestion } from "./guide-draft";
import { QuestionEditor } from "./QuestionEditor";
import type { Guide } from "./shapes";
import "./GuideEditor.css";

interface Props {
  guide: Guide;
  objectives: readonly Objective[];
  /** Whether there is something unsaved, for whoever wants to approve. */
  onChanged: (changed: boolean) => void;
}

/** Ask before the page is left with something unsaved. */
function useWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsaved]);
}

/** Keep the focus on the same control of a question that has just been moved. */
function useFollowing(): { list: { current: HTMLOListElement | null }; follow: () => void } {
  const list = useRef<HTMLOListElement>(null);
  const follow = (): void => {
    const held = document.activeElement;
    requestAnimationFrame(() => {
      if (held instanceof HTMLElement && held.isConnected) held.focus();
    });
  };
  return { list, follow };
}

function useSave(guide: Guide, draft: readonly DraftQuestion[]) {
  const study = useStudy();
  const cache = useQueryClient();
  const key = ["study", study.id, "guides", guide.id];
  return useMutation({
    mutationFn: () => {
      const params = { path: { study_id: study.id, guide_id: guide.id } };
      return answer(api.PATCH("/api/v1/studies/{study_id}/guides/{guide_id}", { params, headers: ifMatch(guide.version), body: { questions: fromDraft(draft) } }));
    },
    onSuccess: (saved) => {
      cache.setQueryData(key, saved);
      void cache.invalidateQueries({ queryKey: ["study", study.id, "guides"], exact: true });
      showToast({ message: "Saved:", subject: `${saved.title}, ${saved.label}` });
    },
  });
}

export function GuideEditor({ guide, objectives, onChanged }: Props) {
  const [draft, setDraft] = useState(() => toDraft(guide.questions));
  const [before, setBefore] = useState(guide);
  const [spoken, setSpoken] = useState("");
  const [fresh, setFresh] = useState("");
  const { list, follow } = useFollowing();
  const changed = JSON.stringify(fromDraft(draft)) !== JSON.stringify(fromDraft(toDraft(before.questions)));
  const save = useSave(before, draft);
  useWarning(changed);
  useEffect(() => onChanged(changed), [changed]);
  // What others saved while nothing is unsaved here is taken over; otherwise saving says that it is stale.
  useEffect(() => {
    if (guide.version === before.version || changed) return;
    setBefore(guide);
    setDraft(toDraft(guide.questions));
  }, [guide.version]);
  const send = (): void =>
    save.mutate(undefined, {
      onSuccess: (saved) => {
        setBefore(saved);
        setDraft(toDraft(saved.questions));
      },
    });
  const move = (from: number, steps: number): void => {
    const to = from + steps;
    if (to < 0 || to >= draft.length) return;
    setDraft(moveQuestion(draft, from, steps));
    setSpoken(`Question moved to place ${to + 1} of ${draft.length}.`);
    follow();
  };
  const add = (): void => {
    const key = newKey();
    setFresh(key);
    setDraft([...draft, { key, id: null, text: "", prompts: "", objectives: [] }]);
  };
  useKeys("Guide", [{ keys: "n", label: "Add a question", run: add }, { keys: "Alt+ArrowUp Alt+ArrowDown", label: "Move the question" }]);
  const stale = save.error instanceof Problem && save.error.status === 412;
  return (
    <div class="columns">
      <Form label="Questions" onSubmit={send} problem={stale ? null : save.error} failed="The guide was not saved">
        {stale && (
          <Notice tone="warn" title="Somebody changed this guide meanwhile" action={<Button size="small" onClick={() => { setBefore(guide); save.reset(); }}>Keep mine</Button>}>
            Theirs has {guide.questions.length} questions, yours {draft.length}. Open the guide in another tab to compare; keep yours, then save again.
          </Notice>
        )}
        {draft.length === 0 && <EmptyState icon="guide" title="No questions yet">Begin with the one that lets people tell their story.</EmptyState>}
        <ol class="guide-questions" ref={list}>
          {draft.map((question, at) => (
            <QuestionEditor
              key={question.key} at={at} of={draft.length} question={question} objectives={objectives} fresh={question.key === fresh}
              onChange={(next) => setDraft(draft.map((each) => (each.key === next.key ? next : each)))}
              onMove={(steps) => move(at, steps)}
              onRemove={() => {
                setDraft(draft.filter((each) => each.key !== question.key));
                showToast({ message: "Removed from the draft:", subject: `question ${at + 1}`, action: { label: "Undo", run: () => setDraft((now) => [...now.slice(0, at), question, ...now.slice(at)]) } });
              }}
            />
          ))}
        </ol>
        <p class="vh" role="status">{spoken}</p>
        <div class="form-buttons guide-save no-print" data-foot>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!changed}>Save guide</Button>
          <Button icon="plus" onClick={add}>Add a question</Button>
          {changed && <span class="quiet small" role="status">Not saved yet</span>}
        </div>
      </Form>
      <div class="guide-side"><CoverageCard objectives={objectives} questions={draft} /></div>
    </div>
  );
}
