/** The short messages on show; anyone may add one. */
import { signal } from "@preact/signals";

export interface Toast {
  id: number;
  message: string;
  /** Second line, in bold: the thing it was done to. */
  subject?: string | undefined;
  tone?: "plain" | "danger" | undefined;
  action?: { label: string; run: () => void } | undefined;
}

export const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Take a message away. */
export function dropToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Say that something was done; with `action` it can be undone. Keeps the three newest. */
export function showToast(toast: Omit<Toast, "id">): number {
  last += 1;
  toasts.value = [...toasts.value, { ...toast, id: last }].slice(-3);
  return last;
}
