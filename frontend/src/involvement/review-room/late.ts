/** Answers that could not be sent when I said so: which of them still wait, and when the others went. */
import { signal } from "@preact/signals";

interface Went {
  targets: readonly string[];
  at: Date;
}

/** By target, as answers are. */
export const late = signal<ReadonlySet<string>>(new Set());
/** What went in the end; said until I go on. */
export const went = signal<Went | null>(null);

export function noteLate(target: string): void {
  late.value = new Set([...late.value, target]);
}

/** It was changed or taken back: what I do next with it is said where it stands. */
export function noLonger(target: string): void {
  late.value = new Set([...late.value].filter((each) => each !== target));
}

/** It was received; says so only of one that had to wait. */
export function noteWent(target: string): void {
  if (!late.value.has(target)) return;
  noLonger(target);
  went.value = { targets: [...(went.value?.targets ?? []), target], at: new Date() };
}

/** Begin anew: another round, or I leave. */
export function forgetLate(): void {
  late.value = new Set();
  went.value = null;
}
