/** The list beneath a field: things of the study that answer what is typed. */
import { computePosition, flip, offset, shift, size } from "@floating-ui/dom";
import { useLayoutEffect, useRef } from "preact/hooks";
import { kindName, refLabel } from "./note-words";
import type { NoteRef } from "./notes";

interface Props {
  id: string;
  label: string;
  items: readonly NoteRef[];
  at: number;
  onTake: (item: NoteRef) => void;
  /** The field beneath which it hangs. */
  anchor: { current: HTMLElement | null };
}

const NARROWEST = 220;
const TALLEST = 288;

export const optionId = (id: string, at: number): string => `${id}-option-${at}`;

export function RefList({ id, label, items, at, onTake, anchor }: Props) {
  const list = useRef<HTMLUListElement>(null);
  // Placed on the window, so that no pane that scrolls cuts it off.
  useLayoutEffect(() => {
    const [field, floating] = [anchor.current, list.current];
    if (!field || !floating) return;
    const fit = size({ padding: 8, apply: ({ availableHeight, rects }) => {
      Object.assign(floating.style, { maxHeight: `${Math.min(availableHeight, TALLEST)}px`, minWidth: `${Math.max(NARROWEST, Math.min(rects.reference.width, 480))}px` });
    } });
    void computePosition(field, floating, { strategy: "fixed", placement: "bottom-start", middleware: [offset(4), flip({ padding: 8 }), shift({ padding: 8 }), fit] }).then(({ x, y }) => {
      Object.assign(floating.style, { left: `${x}px`, top: `${y}px` });
    });
  }, [items]);
  return (
    <ul ref={list} class="ref-list" role="listbox" id={id} aria-label={label}>
      {items.map((item, n) => (
        <li
          key={`${item.kind}${item.id}`} id={optionId(id, n)} role="option" aria-selected={n === at}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(item)}
        >
          <span>{refLabel(item)}</span> <span class="ref-kind">{kindName(item.kind)}</span>
        </li>
      ))}
    </ul>
  );
}
