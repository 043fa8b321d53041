/** What the room knows: who I am, my rounds, the round that is open, and which screen is shown. */
import { signal } from "@preact/signals";
import { call, Refused, token } from "./call";
import { unlockDrafts } from "./drafts";
import { went } from "./late";
import type { Round, Rounds } from "./shapes";

export type Screen =
  | { at: "home" }
  | { at: "ideas" }
  | { at: "idea"; place: number }
  | { at: "whole" }
  | { at: "done" }
  | { at: "call" }
  | { at: "stopped" };

/** "ask": the session ended while I was here; what I typed is kept. */
export type Door = "opening" | "out" | "ask" | "in" | "elsewhere" | "broken";

export const door = signal<Door>("opening");
export const screen = signal<Screen>({ at: "home" });
export const name = signal("");
export const rounds = signal<Rounds | null>(null);
export const round = signal<Round | null>(null);
/** What went wrong last, in a sentence; shown until the next screen. */
export const trouble = signal("");
/** A member of the team looks at the room as reviewers will; nothing is sent. */
export const preview = signal(false);

interface Me {
  account: { display_name: string };
  csrf: string | null;
}

/** Show another screen; the browser's own Back leads here again, and the address says nothing. */
export function go(next: Screen): void {
  history.pushState(next, "");
  trouble.value = "";
  went.value = null;
  screen.value = next;
}

/** Follow the browser's Back and Forward. */
export function followHistory(): void {
  history.replaceState({ at: "home" } satisfies Screen, "");
  addEventListener("popstate", (event) => {
    const back = event.state as Screen | null;
    if (!back) return; // a jump within the page
    screen.value = round.value || back.at === "home" ? back : { at: "home" };
  });
}

/** Say what went wrong; a session that ended asks for the password in place. */
export function explain(error: unknown): void {
  if (error instanceof Refused && error.status === 401) door.value = door.value === "in" ? "ask" : "out";
  else if (error instanceof Refused) trouble.value = error.message;
  else throw error;
}

async function load(): Promise<void> {
  const me = await call<Me>("/me");
  token.csrf = me.csrf ?? "";
  name.value = me.account.display_name;
  rounds.value = await call<Rounds>("/review/rounds");
  await unlockDrafts();
}

/** Come in: if I am signed in, show what waits for me. */
export async function enter(): Promise<void> {
  try {
    await load();
    door.value = "in";
  } catch (error) {
    const status = error instanceof Refused ? error.status : 0;
    if (door.value === "ask" && status === 0) return;
    door.value = status === 401 ? "out" : status === 403 ? "elsewhere" : "broken";
  }
}

/** Look at a round as its reviewers will: the fragment names study and round. */
export async function enterPreview(fragment: string): Promise<void> {
  const [study = "", id = ""] = fragment.replace(/^#/, "").split("/");
  preview.value = true;
  try {
    round.value = await call<Round>(`/studies/${encodeURIComponent(study)}/rounds/${encodeURIComponent(id)}/preview`);
    screen.value = { at: "ideas" };
    door.value = "in";
  } catch (error) {
    door.value = error instanceof Refused && error.status === 401 ? "out" : "broken";
  }
}

/** Fetch my rounds anew. */
export async function refreshRounds(): Promise<void> {
  if (preview.value) return;
  rounds.value = await call<Rounds>("/review/rounds");
}

/** Fetch the open round anew: quotes that were taken away go, what others said comes. */
export async function refreshRound(): Promise<void> {
  const id = round.value?.id;
  if (!id || preview.value) return;
  const fresh = await call<Round>(`/review/rounds/${id}`);
  if (round.value?.id === id) round.value = fresh;
}
