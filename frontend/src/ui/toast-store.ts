/** The short messages on show; anyone may add one. */
import { signal } from "@preact/signals";

export interface Toast {
  id: number;
  message: string;
  /** Second line, in bold: the thing it was done to. */
  subject?: string | undefined;
  tone?: "plain" | "danger" | undefined;
  action?: { label: string; run: () => void } | undefined;
  /** Stays until it is dismissed, or something else is said in its place. */
  lasting?: boolean | undefined;
  /** A newer message of the same topic takes its place: an Undo of the latest step must not stand on an earlier one. */
  topic?: string | undefined;
}

export const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Take a message away. */
export function dropToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Say something else in the place of a message; nothing where it has gone already. */
export function changeToast(id: number, toast: Omit<Toast, "id">): void {
  toasts.value = toasts.value.map((each) => (each.id === id ? { ...toast, id } : each));
}

/** Say that something was done; with `action` it can be undone. Keeps the three newest. */
export function showToast(toast: Omit<Toast, "id">): number {
  last += 1;
  const others = toasts.value.filter(({ topic, lasting }) => topic === undefined || topic !== toast.topic || lasting);
  toasts.value = [...others, { ...toast, id: last }].slice(-3);
  return last;
}
