/** The keys of a short list beneath a field: arrows walk it, Enter or Tab takes, Escape puts it away. */
import { useState } from "preact/hooks";

interface Options<T> {
  items: readonly T[];
  open: boolean;
  onTake: (item: T) => void;
  onClose: () => void;
}

export function useListbox<T>({ items, open, onTake, onClose }: Options<T>) {
  const [at, setAt] = useState(0);
  const here = Math.min(at, items.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open || items.length === 0 || event.ctrlKey || event.metaKey) return;
    const item = items[here];
    if (event.key === "ArrowDown") setAt((here + 1) % items.length);
    else if (event.key === "ArrowUp") setAt((here - 1 + items.length) % items.length);
    else if ((event.key === "Enter" || event.key === "Tab") && item !== undefined) onTake(item);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { at: here, setAt, onKeyDown };
}
