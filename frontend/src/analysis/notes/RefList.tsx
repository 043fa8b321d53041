/** The list beneath a field: things of the study that answer what is typed. */
import { kindName, refLabel } from "./note-words";
import type { NoteRef } from "./notes";

interface Props {
  id: string;
  label: string;
  items: readonly NoteRef[];
  at: number;
  onTake: (item: NoteRef) => void;
}

export const optionId = (id: string, at: number): string => `${id}-option-${at}`;

export function RefList({ id, label, items, at, onTake }: Props) {
  return (
    <ul class="ref-list" role="listbox" id={id} aria-label={label}>
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
