/** The edge between two panes: dragged, or moved with the arrow keys. */
import type { Signal } from "@preact/signals";

interface Props {
  label: string;
  width: Signal<number>;
  least: number;
  most: number;
  /** Which side of the edge the pane lies on. */
  side: "left" | "right";
}

const STEP = 16;

export function Splitter({ label, width, least, most, side }: Props) {
  const grows = side === "left" ? 1 : -1;
  const set = (to: number): void => {
    width.value = Math.round(Math.max(least, Math.min(most, to)));
  };
  const onPointerDown = (event: PointerEvent): void => {
    const handle = event.currentTarget as HTMLElement;
    const [from, at] = [width.value, event.clientX];
    const move = (moved: PointerEvent): void => set(from + (moved.clientX - at) * grows);
    const stop = (): void => handle.removeEventListener("pointermove", move);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", stop, { once: true });
    handle.addEventListener("pointercancel", stop, { once: true });
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowRight: width.value + STEP * grows, ArrowLeft: width.value - STEP * grows, Home: least, End: most }[event.key];
    if (to === undefined) return;
    set(to);
    event.preventDefault();
  };
  return (
    <div
      class={`cw-split cw-split-${side} no-print`}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width.value}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
