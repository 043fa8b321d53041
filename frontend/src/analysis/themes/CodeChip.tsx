/** A code on the board: dragged by the pointer, or moved from its own menu. */
import { classNames } from "../../ui/class-names";
import { Menu, type MenuItem } from "../../ui/Menu";
import { useDraggable, useDropTarget } from "./drag";
import type { ThemeCode } from "./themes";

interface Props {
  code: Pick<ThemeCode, "id" | "label" | "colour" | "pattern" | "people" | "segments">;
  /** The theme it stands under; null in the tray. */
  theme: string | null;
  items: readonly MenuItem[];
  mayMove: boolean;
  /** Another code was dropped on it. */
  onDropBefore: (code: string, from: string | null) => void;
}

export function CodeChip({ code, theme, items, mayMove, onDropBefore }: Props) {
  const { ref: dragRef, dragging } = useDraggable<HTMLLIElement>(mayMove ? { kind: "code", code: code.id, from: theme } : null);
  const { ref: dropRef, over } = useDropTarget<HTMLSpanElement>(
    (dragged) => mayMove && theme !== null && dragged.kind === "code" && dragged.code !== code.id,
    (dragged) => dragged.kind === "code" && onDropBefore(dragged.code, dragged.from),
  );
  return (
    <li ref={dragRef} data-keep={`${theme ?? "tray"}:${code.id}`} class={classNames("chip", mayMove && "chip-movable", dragging && "chip-dragging")}>
      <span ref={dropRef} class={classNames("chip-body", over && "chip-over")}>
        <span class={`sw k${code.colour} p${code.pattern}`} />
        <span class="chip-label">{code.label}</span>
        <span class="chip-count" title={`${code.people} people, ${code.segments} segments`}>{code.people}<span class="vh"> people</span></span>
        <Menu small label={`Actions for ${code.label}`} items={items} />
      </span>
    </li>
  );
}
