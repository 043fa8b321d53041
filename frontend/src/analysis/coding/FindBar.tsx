/** Find in the transcript: a bar over the words. The browser's own find stays one press of Ctrl and F away. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { presses, useKeys } from "../../ui/key-store";
import { closeFind, hitInWords, hitWords, paintHits, seek, stepHit } from "./finding";
import type { Workspace } from "./workspace";
import "./FindBar.css";

/** A screen reader is told of a hit when the typing has stopped. */
const QUIET_MS = 500;

/** Keep the hits painted: when others are shown, when blocks are drawn anew, when the text is scrolled. */
function usePaint(ws: Workspace): void {
  const asked = useRef(0);
  const later = (): void => {
    cancelAnimationFrame(asked.current);
    asked.current = requestAnimationFrame(() => paintHits(ws));
  };
  useSignalEffect(() => {
    void ws.find.value;
    void ws.drawing.segments.value;
    void ws.drawing.done.value;
    void ws.chosen.value;
    later();
  });
  useEffect(() => {
    const scroller = ws.scroller.current;
    scroller?.addEventListener("scroll", later, { passive: true });
    return () => {
      cancelAnimationFrame(asked.current);
      scroller?.removeEventListener("scroll", later);
      paintHits(ws);
    };
  }, [ws]);
}

function Said({ ws }: { ws: Workspace }) {
  const words = useSignal("");
  useSignalEffect(() => {
    const now = hitInWords(ws);
    const timer = setTimeout(() => (words.value = now), QUIET_MS);
    return () => clearTimeout(timer);
  });
  return <p class="vh" role="status">{words.value}</p>;
}

export function FindBar({ ws }: { ws: Workspace }) {
  const field = useRef<HTMLInputElement>(null);
  const none = useComputed(() => ws.find.value?.hits.length === 0);
  const find = ws.find.value;
  usePaint(ws);
  useKeys("Finding in this transcript", [
    { keys: "F3", label: "Next place", run: () => stepHit(ws, 1) },
    { keys: "Shift+F3", label: "Previous place", run: () => stepHit(ws, -1) },
  ]);
  const opened = find?.asked === "" || document.activeElement !== field.current;
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  useLayoutEffect(() => {
    if (opened && find?.asked === "") field.current?.focus();
  }, [find?.from]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (presses(event, "Ctrl+F")) {
      // Here it is the browser's own: it searches the whole page.
      event.stopPropagation();
      return;
    }
    if (event.key === "Escape") closeFind(ws);
    else if (event.key === "Enter" && event.target === field.current && !event.isComposing) stepHit(ws, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (!find) return null;
  return (
    <search class="fb no-print" aria-label="Find in this transcript" onKeyDown={onKeyDown}>
      <Icon name="search" size={17} />
      <input
        ref={field}
        class="fb-field"
        type="text"
        role="searchbox"
        aria-label="Find in this transcript"
        placeholder="Find letters, also inside words"
        aria-description="Finds letters anywhere, also inside words. The search over all transcripts finds whole words."
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        value={find.asked}
        onInput={(event) => seek(ws, event.currentTarget.value)}
      />
      <span class="fb-count" aria-hidden="true">{hitWords(find)}</span>
      <Button kind="quiet" size="small" icon="chevron-up" label="Previous place" disabled={none.value} onClick={() => stepHit(ws, -1)} />
      <Button kind="quiet" size="small" icon="chevron-down" label="Next place" disabled={none.value} onClick={() => stepHit(ws, 1)} />
      <Button kind="quiet" size="small" icon="close" label="End the search" onClick={() => closeFind(ws)} />
      <Said ws={ws} />
    </search>
  );
}
