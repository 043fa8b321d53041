/** Drags a row of a tree by mouse, pen or touch: a line shows where it would go, Escape gives up. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type TreeDrop = "before" | "inside" | "after";

interface Options {
  /** Left out where nothing may be dragged. */
  onDrop?: ((id: string, target: string, where: TreeDrop) => void) | undefined;
  /** May it be dropped there? */
  mayDrop?: ((id: string, target: string, where: TreeDrop) => boolean) | undefined;
  /** Rested on for a while: a closed branch opens. */
  onRest?: ((id: string) => void) | undefined;
}

/** So far a pointer may tremble before it drags. */
const TREMBLE = 5;
const REST_MS = 700;
/** Near the edge of what scrolls, the list scrolls along. */
const EDGE = 56;
const SCROLL_STEP = 10;

interface Drag {
  id: string;
  from: { x: number; y: number };
  at: { x: number; y: number };
  row: HTMLElement;
  ghost: HTMLElement | null;
  over: { row: HTMLElement; where: TreeDrop; since: number; rested: boolean } | null;
  frame: number;
}

function whereOn(row: Element, y: number): TreeDrop {
  const { top, height } = row.getBoundingClientRect();
  const share = (y - top) / (height || 1);
  return share < 0.28 ? "before" : share > 0.72 ? "after" : "inside";
}

function scrollerOf(element: Element | null): Element {
  for (let at = element; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** The name of a row, under the pointer. */
function makeGhost(row: HTMLElement): HTMLElement {
  const ghost = document.createElement("div");
  ghost.className = "tree-ghost";
  ghost.ariaHidden = "true";
  ghost.textContent = row.querySelector(".tree-name")?.textContent ?? "";
  document.body.append(ghost);
  return ghost;
}

/** Follow the pointer while it scrolls at an edge or rests on a closed branch. */
function tick(drag: Drag, list: HTMLElement, options: Options): void {
  const scroller = scrollerOf(list);
  const inside = scroller === document.scrollingElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  if (drag.at.y < inside.top + EDGE) scroller.scrollBy(0, -SCROLL_STEP);
  else if (drag.at.y > inside.bottom - EDGE) scroller.scrollBy(0, SCROLL_STEP);
  look(drag, list, options);
  const { over } = drag;
  if (over && over.where === "inside" && !over.rested && Date.now() - over.since > REST_MS) {
    over.rested = true;
    const id = over.row.dataset["id"];
    if (over.row.ariaExpanded === "false" && id) options.onRest?.(id);
  }
  drag.frame = requestAnimationFrame(() => tick(drag, list, options));
}

/** Mark the row under the pointer, if the dragged one may go there. */
function look(drag: Drag, list: HTMLElement, { mayDrop }: Options): void {
  const row = document.elementFromPoint(drag.at.x, drag.at.y)?.closest<HTMLElement>("[data-id]");
  const target = row && list.contains(row) && row.dataset["id"];
  const where = row && whereOn(row, drag.at.y);
  const fits = target && where && target !== drag.id && (mayDrop?.(drag.id, target, where) ?? true);
  if (fits && drag.over?.row === row && drag.over.where === where) return;
  if (drag.over) delete drag.over.row.dataset["drop"];
  drag.over = fits ? { row, where, since: Date.now(), rested: false } : null;
  if (drag.over) drag.over.row.dataset["drop"] = drag.over.where;
}

function start(drag: Drag, list: HTMLElement, options: Options): void {
  drag.ghost = makeGhost(drag.row);
  drag.row.dataset["dragged"] = "";
  document.body.classList.add("tree-dragging");
  tick(drag, list, options);
}

function clear(drag: Drag): void {
  cancelAnimationFrame(drag.frame);
  drag.ghost?.remove();
  if (drag.over) delete drag.over.row.dataset["drop"];
  delete drag.row.dataset["dragged"];
  document.body.classList.remove("tree-dragging");
}

/** The click that ends a drag chooses nothing. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, true));
}

/** The row that a press takes hold of: all of it by mouse or pen, its grip alone by touch (the rest scrolls). */
function grasped(event: PointerEvent): HTMLElement | null {
  const target = event.target as Element;
  if (event.button !== 0 || !event.isPrimary || target.closest(".tree-twist")) return null;
  if (event.pointerType === "touch" && !target.closest(".tree-grip")) return null;
  return target.closest<HTMLElement>("[data-id]");
}

export function useTreeDragging(list: RefObject<HTMLElement>, options: Options): void {
  const now = useRef(options);
  now.current = options;
  const may = options.onDrop !== undefined;
  useEffect(() => {
    const element = list.current;
    if (!element || !may) return;
    let drag: Drag | null = null;
    const over = new AbortController();
    const listening = { signal: over.signal };
    const end = (): void => {
      if (drag) clear(drag);
      drag = null;
    };
    element.addEventListener("pointerdown", (event) => {
      const row = grasped(event);
      const id = row?.dataset["id"];
      if (!row || !id) return;
      const from = { x: event.clientX, y: event.clientY };
      drag = { id, row, from, at: from, ghost: null, over: null, frame: 0 };
    }, listening);
    addEventListener("pointermove", (event) => {
      if (!drag || !event.isPrimary) return;
      drag.at = { x: event.clientX, y: event.clientY };
      if (!drag.ghost && Math.hypot(drag.at.x - drag.from.x, drag.at.y - drag.from.y) > TREMBLE) start(drag, element, now.current);
      if (drag.ghost) drag.ghost.style.transform = `translate(${drag.at.x + 14}px, ${drag.at.y + 10}px)`;
    }, listening);
    addEventListener("pointerup", () => {
      if (!drag) return;
      if (drag.ghost) {
        look(drag, element, now.current);
        swallowClick();
      }
      const { id, ghost, over: onto } = drag;
      const target = onto?.row.dataset["id"];
      end();
      if (ghost && onto && target) now.current.onDrop?.(id, target, onto.where);
    }, listening);
    addEventListener("pointercancel", end, listening);
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drag?.ghost) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    }, { ...listening, capture: true });
    return () => {
      end();
      over.abort();
    };
  }, [may]);
}
