/** Makes an editing host of the transcript: a real caret and selection, and nothing can be changed. */
import { readSelection, type Selected } from "./selection";

interface Listeners {
  /** The selection moved inside the host. */
  onSelect: (selected: Selected) => void;
  /** An input method has put letters into the text (it cannot be stopped): draw the text anew. */
  onDisturbed: () => void;
}

const CHANGES = ["beforeinput", "paste", "cut", "drop", "dragstart"] as const;

/** Listen for as long as the host is shown; returns how to stop. */
export function keepReadOnly(host: HTMLElement, { onSelect, onDisturbed }: Listeners): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  for (const change of CHANGES) host.addEventListener(change, (event) => event.preventDefault(), options);
  host.addEventListener("compositionend", onDisturbed, options);
  host.addEventListener("mousedown", clearBeforeDrag, options);
  document.addEventListener(
    "selectionchange",
    () => {
      const selected = readSelection(host);
      if (selected) onSelect(selected);
    },
    options,
  );
  return () => stop.abort();
}

/** A press inside the selection would begin a text drag, and then nothing could be selected at all. */
function clearBeforeDrag(event: MouseEvent): void {
  const single = event.button === 0 && event.detail < 2 && !event.shiftKey;
  const selection = document.getSelection();
  if (single && selection && !selection.isCollapsed && !inMargin(event.target)) selection.removeAllRanges();
}

const inMargin = (target: EventTarget | null): boolean => target instanceof Element && target.closest("[contenteditable=false]") !== null;
