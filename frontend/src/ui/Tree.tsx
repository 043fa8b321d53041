/** A tree of things that can be opened, chosen and, by Alt and the arrows or by dragging, moved. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./Icon";
import { useTreeDragging, type TreeDrop } from "./tree-dragging";
import { keyLeadsTo, typedTo, visibleRows, type TreeNode, type TreeRow } from "./tree-model";
import "./Tree.css";

export type TreeMove = "up" | "down" | "in" | "out";

interface Props<N extends TreeNode> {
  label: string;
  nodes: readonly N[];
  /** Ids of the opened nodes. */
  open: ReadonlySet<string>;
  onToggle: (id: string) => void;
  selected: string | null;
  onSelect: (id: string) => void;
  /** What a screen reader says for the row; what stands in it if left out. */
  spoken?: ((node: N) => string) | undefined;
  /** What stands in the row; the label if left out. */
  row?: ((node: N) => ComponentChildren) | undefined;
  /** Enter on a row; choosing it if left out. */
  onOpen?: ((id: string) => void) | undefined;
  /** Alt and an arrow: among its siblings, into the one above, or out of its parent. */
  onMove?: ((id: string, move: TreeMove) => void) | undefined;
  /** Dropped by the pointer on, before or after another row. */
  onDrop?: ((id: string, target: string, where: TreeDrop) => void) | undefined;
  /** Where a row may be dropped; anywhere but on itself if left out. */
  mayDrop?: ((id: string, target: string, where: TreeDrop) => boolean) | undefined;
}

const MOVES: Record<string, TreeMove> = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };

/** Gather letters typed in quick succession. */
function useTyped(): (letter: string) => string {
  const typed = useRef({ text: "", at: 0 });
  return (letter) => {
    const now = Date.now();
    typed.current = { text: now - typed.current.at < 700 ? typed.current.text + letter : letter, at: now };
    return typed.current.text;
  };
}

/** A row that changes its place loses the focus: give it back once it stands where it was moved to. */
function useFocusAfterMove(go: (id: string) => void): (id: string) => void {
  const moved = useRef({ id: "", until: 0 });
  useLayoutEffect(() => {
    if (Date.now() < moved.current.until && document.activeElement === document.body) go(moved.current.id);
  });
  return (id) => {
    moved.current = { id, until: Date.now() + 3_000 };
  };
}

/** The corner that opens and closes a row; keys have the arrows for it. */
function Twist({ row, open, onToggle }: { row: TreeRow; open: boolean; onToggle: (id: string) => void }) {
  const turn = (event: Event): void => {
    if (!row.hasChildren) return;
    event.stopPropagation();
    onToggle(row.id);
  };
  return (
    <span class="tree-twist" onClick={turn}>
      {row.hasChildren && <Icon name={open ? "chevron-down" : "chevron-right"} size={16} />}
    </span>
  );
}

export function Tree<N extends TreeNode>(props: Props<N>) {
  const { nodes, open, onToggle, selected, onSelect } = props;
  const rows = visibleRows(nodes, open);
  const [cursor, setCursor] = useState<string | null>(null);
  const current = [cursor, selected].find((id) => rows.some((row) => row.id === id)) ?? rows[0]?.id ?? null;
  const list = useRef<HTMLUListElement>(null);
  const type = useTyped();
  useTreeDragging(list, {
    onDrop: props.onDrop && ((id, target, where) => {
      keepFocus(id);
      props.onDrop?.(id, target, where);
    }),
    mayDrop: props.mayDrop,
    onRest: onToggle,
  });

  const go = (id: string): void => {
    setCursor(id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const keepFocus = useFocusAfterMove(go);
  const move = (id: string, way: TreeMove): void => {
    keepFocus(id);
    props.onMove?.(id, way);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === null || event.ctrlKey || event.metaKey) return;
    const at = rows.findIndex((row) => row.id === current);
    const way = event.altKey ? MOVES[event.key] : undefined;
    const led = event.altKey ? {} : keyLeadsTo(event.key, rows, at, open);
    const typed = !event.altKey && /^\S$/u.test(event.key) ? typedTo(type(event.key), rows, at) : null;
    if (way && props.onMove) move(current, way);
    else if (event.key === "Enter") (props.onOpen ?? onSelect)(current);
    else if (event.key === " ") onSelect(current);
    else if (led.toggle !== undefined) onToggle(led.toggle);
    else if (led.go !== undefined) go(led.go);
    else if (typed !== null) go(typed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul class="tree" role="tree" aria-label={props.label} ref={list} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <li
          key={row.id}
          role="treeitem"
          class="tree-row"
          data-id={row.id}
          aria-level={row.level}
          aria-posinset={row.place}
          aria-setsize={row.siblings}
          aria-expanded={row.hasChildren ? open.has(row.id) : undefined}
          aria-selected={row.id === selected}
          tabIndex={row.id === current ? 0 : -1}
          style={{ "--level": row.level - 1 }}
          onFocus={() => setCursor(row.id)}
          onClick={() => onSelect(row.id)}
        >
          <Twist row={row} open={open.has(row.id)} onToggle={onToggle} />
          {props.spoken && <span class="vh">{props.spoken(row.node)}</span>}
          <span class="tree-content" aria-hidden={props.spoken ? true : undefined}>
            {props.row ? props.row(row.node) : <span class="tree-name">{row.label}</span>}
          </span>
          {props.onDrop && <span class="tree-grip" aria-hidden="true"><Icon name="grip" size={18} /></span>}
        </li>
      ))}
    </ul>
  );
}
