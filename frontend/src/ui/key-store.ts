/** The keys alive on the page: each page registers its own, the help lists them all. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

export interface PageKey {
  /** "n", "Shift+S", "Ctrl+K" (on a Mac the command key serves), "Alt+ArrowUp"; several with a space between are only listed. */
  keys: string;
  label: string;
  /** Left out where the part of the page listens itself: the key is then only listed. */
  run?: ((event: KeyboardEvent) => void) | undefined;
}

export interface KeyGroup {
  title: string;
  keys: readonly PageKey[];
}

export const keyGroups = signal<readonly KeyGroup[]>([]);

const SETTING = "cotheme.single-keys";
/** People who dictate or have a tremor can switch keys without Ctrl or Alt off (WCAG 2.1.4). */
export const singleKeys = signal(localStorage.getItem(SETTING) !== "off");

export function allowSingleKeys(allow: boolean): void {
  singleKeys.value = allow;
  localStorage.setItem(SETTING, allow ? "on" : "off");
}

/** Does an event press this key? */
export function presses(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) || "+";
  const wantsCtrl = parts.includes("Ctrl");
  const sameKey = event.key.toLowerCase() === key.toLowerCase();
  const shiftFits = key.length === 1 && !/[a-z]/i.test(key) ? true : event.shiftKey === parts.includes("Shift");
  return sameKey && shiftFits && (event.ctrlKey || event.metaKey) === wantsCtrl && event.altKey === parts.includes("Alt");
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox],[type=radio]), textarea, select"));
}

/** Run what the newest group has for this key. */
export function onPageKey(event: KeyboardEvent): void {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.defaultPrevented || (plain && (typing(event.target) || !singleKeys.value))) return;
  if (document.querySelector("dialog[open]")) return;
  const found = keyGroups.value.toReversed().flatMap((group) => group.keys).find((key) => key.run && presses(event, key.keys));
  if (!found) return;
  event.preventDefault();
  found.run?.(event);
}

/** Register keys for as long as the calling component is on the page. */
export function useKeys(title: string, keys: readonly PageKey[]): void {
  useEffect(() => {
    const group = { title, keys };
    keyGroups.value = [...keyGroups.value, group];
    return () => {
      keyGroups.value = keyGroups.value.filter((each) => each !== group);
    };
  });
}
