/** Keeps the focus by a thing that is moved or taken away: `data-keep` says which thing a control belongs to. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** How long after it was focused a control is looked for again. */
const WHILE_MS = 5_000;

function within(root: HTMLElement, keep: string): HTMLElement | null {
  const thing = keep.slice(keep.indexOf(":") + 1);
  const there = root.querySelector(`[data-keep="${CSS.escape(keep)}"]`) ?? root.querySelector(`[data-keep$=":${CSS.escape(thing)}"]`);
  return there?.querySelector<HTMLElement>("button") ?? null;
}

/** Give the focus back to where the thing now stands, or to the whole if it is gone. Keys read "place:thing". */
export function useKeptFocus<E extends HTMLElement>(): RefObject<E> {
  const root = useRef<E>(null);
  const last = useRef({ keep: "", until: 0 });
  useEffect(() => {
    const note = (event: FocusEvent): void => {
      const keep = (event.target as Element).closest<HTMLElement>("[data-keep]")?.dataset["keep"];
      last.current = root.current?.contains(event.target as Node) && keep ? { keep, until: Date.now() + WHILE_MS } : { keep: "", until: 0 };
    };
    addEventListener("focusin", note);
    return () => removeEventListener("focusin", note);
  }, []);
  useLayoutEffect(() => {
    const { keep, until } = last.current;
    if (!root.current || !keep || Date.now() > until || document.activeElement !== document.body) return;
    (within(root.current, keep) ?? root.current).focus({ preventScroll: true });
  });
  return root;
}
