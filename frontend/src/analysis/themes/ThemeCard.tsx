/** A theme on the board with its codes; codes and themes can be dropped on it. */
import { useRef } from "preact/hooks";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuItem } from "../../ui/Menu";
import { CodeChip } from "./CodeChip";
import { useDraggable, useDropTarget } from "./drag";
import { EvidenceCounts } from "./EvidenceCounts";
import { StatePill } from "./StatePill";
import type { ThemeCode, ThemeLine } from "./themes";

interface Props {
  theme: ThemeLine;
  href: string;
  mayMove: boolean;
  items: readonly MenuItem[];
  codeItems: (code: ThemeCode) => readonly MenuItem[];
  onCode: (code: string, from: string | null, before?: string) => void;
  onTheme: (theme: string) => void;
}

export function ThemeCard({ theme, href, mayMove, items, codeItems, onCode, onTheme }: Props) {
  const handle = useRef<HTMLSpanElement>(null);
  const { ref: dragRef, dragging } = useDraggable<HTMLLIElement>(mayMove ? { kind: "theme", theme: theme.id } : null, handle);
  const { ref: dropRef, over } = useDropTarget<HTMLElement>(
    (dragged) => mayMove && (dragged.kind === "code" || dragged.theme !== theme.id),
    (dragged) => (dragged.kind === "code" ? onCode(dragged.code, dragged.from) : onTheme(dragged.theme)),
  );
  return (
    <li ref={dragRef} class={classNames("board-item", dragging && "board-dragging")}>
      <article ref={dropRef} class={classNames("board-card", over && "board-over", theme.state === "discarded" && "board-discarded")} aria-labelledby={`theme-${theme.id}`}>
        <header data-keep={`board:${theme.id}`}>
          <span ref={handle} class={classNames("board-handle no-print", !mayMove && "board-still")} title={mayMove ? "Drag to reorder" : undefined}><Icon name="grip" size={16} /></span>
          <h2 id={`theme-${theme.id}`}><a href={href}>{theme.name}</a></h2>
          {items.length > 0 && <Menu small label={`Actions for ${theme.name}`} items={items} />}
        </header>
        <div class="board-about">
          <StatePill state={theme.state} />
          {theme.central_organising_concept && <p>{theme.central_organising_concept}</p>}
        </div>
        {theme.codes.length > 0 ? (
          <ul class="chips" aria-label={`Codes of ${theme.name}`}>
            {theme.codes.map((code) => (
              <CodeChip key={code.id} code={code} theme={theme.id} items={codeItems(code)} mayMove={mayMove} onDropBefore={(id, from) => onCode(id, from, code.id)} />
            ))}
          </ul>
        ) : (
          <p class="board-empty">{mayMove ? "No codes yet. Drag some here, or choose them from the menu." : "No codes yet."}</p>
        )}
        <EvidenceCounts counts={theme} />
      </article>
    </li>
  );
}
