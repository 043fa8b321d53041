/** Undo and redo of one's own steps, by the latest message or by keys; a refusal says who has built on it. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { presses, useKeys } from "../../ui/key-store";
import { showToast } from "../../ui/toast-store";
import { useCodesChanged } from "./codes";

type Way = "undo" | "redo";

export interface Steps {
  undo: () => void;
  redo: () => void;
  /** Say what was done just now, with Undo: an earlier message no longer offers it. */
  offer: (message: string, subject?: string) => void;
}

const UNDO = "Ctrl+Z";
const REDO = ["Ctrl+Shift+Z", "Ctrl+Y"];

function say(message: string, subject: string | undefined, action: { label: string; run: () => void }): void {
  showToast({ message, subject, action, topic: "step" });
}

export function useSteps(studyId: string): Steps {
  const cache = useQueryClient();
  const codesChanged = useCodesChanged(studyId);
  const turn = useMutation({
    scope: { id: `codes-${studyId}` },
    mutationFn: (way: Way) => {
      const asked = { params: { path: { study_id: studyId } } };
      return answer(way === "undo" ? api.POST("/api/v1/studies/{study_id}/undo", asked) : api.POST("/api/v1/studies/{study_id}/redo", asked));
    },
    onSuccess: (step, way): void => say(step.what, undefined, way === "undo" ? { label: "Redo", run: redo } : { label: "Undo", run: undo }),
    onError: (error) => void showToast({ message: error.message, tone: "danger" }),
    onSettled: () => Promise.all([codesChanged(), cache.invalidateQueries({ queryKey: ["codings"] })]),
  });
  const undo = (): void => turn.mutate("undo");
  const redo = (): void => turn.mutate("redo");
  return { undo, redo, offer: (message, subject) => say(message, subject, { label: "Undo", run: undo }) };
}

const writing = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");

/** The keys of undo and redo for as long as the page is open; a text field keeps its own. */
export function useStepKeys(steps: Steps): void {
  const now = useRef(steps);
  now.current = steps;
  useKeys("Steps", [
    { keys: UNDO, label: "Undo my latest step" },
    { keys: REDO.join(" "), label: "Do it again" },
  ]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const way = presses(event, UNDO) ? "undo" : REDO.some((keys) => presses(event, keys)) ? "redo" : null;
      if (!way || event.defaultPrevented || writing(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      now.current[way]();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
