/** Dragging on the board: codes between themes and the tray, themes among themselves. Keys and menus do the same. */
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export type Dragged = { kind: "code"; code: string; from: string | null } | { kind: "theme"; theme: string };

const isDragged = (data: Record<string | symbol, unknown>): boolean => data["kind"] === "code" || data["kind"] === "theme";

/** Let an element be dragged by the pointer; says whether it is under way. */
export function useDraggable<E extends HTMLElement>(what: Dragged | null, handle?: RefObject<HTMLElement>): { ref: RefObject<E>; dragging: boolean } {
  const ref = useRef<E>(null);
  const [dragging, setDragging] = useState(false);
  const key = JSON.stringify(what);
  useEffect(() => {
    const element = ref.current;
    if (!element || !what) return;
    return draggable({
      element,
      ...(handle?.current ? { dragHandle: handle.current } : {}),
      getInitialData: () => ({ ...what }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, [key]);
  return { ref, dragging };
}

/** Let things be dropped on an element; says whether one that it takes hovers over it. The innermost target alone gets the drop. */
export function useDropTarget<E extends HTMLElement>(takes: (dragged: Dragged) => boolean, onDrop: (dragged: Dragged) => void): { ref: RefObject<E>; over: boolean } {
  const ref = useRef<E>(null);
  const [over, setOver] = useState(false);
  const latest = useRef({ takes, onDrop });
  latest.current = { takes, onDrop };
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const innermost = (targets: readonly { element: Element }[]): boolean => targets[0]?.element === element;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => isDragged(source.data) && latest.current.takes(source.data as unknown as Dragged),
      onDropTargetChange: ({ location }) => setOver(innermost(location.current.dropTargets)),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false);
        if (innermost(location.current.dropTargets)) latest.current.onDrop(source.data as unknown as Dragged);
      },
    });
  }, []);
  return { ref, over };
}
