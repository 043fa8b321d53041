/** How a person likes the workspace, kept in this browser: never words, only choices and widths. */
import { effect, signal, type Signal } from "@preact/signals";

const name = (key: string): string => `cotheme.workspace.${key}`;

/** A choice that is remembered. */
export function choice<V extends string>(key: string, first: V, allowed: readonly V[]): Signal<V> {
  const kept = localStorage.getItem(name(key)) as V | null;
  return remembered(key, signal(kept !== null && allowed.includes(kept) ? kept : first));
}

export function onOff(key: string): Signal<boolean> {
  return remembered(key, signal(localStorage.getItem(name(key)) === "true"));
}

/** A width in pixels that is remembered, within its bounds. */
export function width(key: string, first: number, least: number, most: number): Signal<number> {
  const kept = Number(localStorage.getItem(name(key)));
  return remembered(key, signal(kept >= least && kept <= most ? kept : first));
}

function remembered<V extends string | number | boolean>(key: string, kept: Signal<V>): Signal<V> {
  const first = kept.peek();
  let chosen = false;
  effect(() => {
    // Not before the person has chosen: until then the default may be another one tomorrow.
    chosen ||= kept.value !== first;
    if (chosen) localStorage.setItem(name(key), String(kept.value));
  });
  return kept;
}
