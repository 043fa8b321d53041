/** Whether changes by others arrive, and who came to or left a transcript. Written by the feed alone. */
import { signal } from "@preact/signals";

export const feedIsLive = signal(true);
/** The latest coming or going; `n` counts, so that twice the same is news twice. */
export const cameOrLeft = signal<{ transcript: string; account: string; n: number } | null>(null);
