/** My answers: kept on the device as I type, sent as drafts when I pause, sent for good when I say so. */
import { signal } from "@preact/signals";
import { call, newKey, Refused } from "./call";
import { dropDraft, keepDraft, readDrafts, type Draft } from "./drafts";
import { forgetLate, noLonger, noteLate, noteWent } from "./late";
import type { Kind, MyComment, Round } from "./shapes";
import { WORRY } from "./words";
import { explain, preview, refreshRound, round } from "./store";

/** waiting: no answer came, it goes out again by itself. refused: the server said no. */
type Status = "idle" | "typing" | "saving" | "saved" | "waiting" | "refused";

export interface Answer extends Draft {
  /** What the server holds. */
  saved: MyComment | null;
  status: Status;
  /** When it was last received. */
  at: Date | null;
  message: string;
}

const KEEP_MS = 300;
const SEND_MS = 1500;
const RETRY_MS = 5000;
const EMPTY: Answer = { kinds: [], words: "", submit: false, saved: null, status: "idle", at: null, message: "" };

/** By target: the id of an idea, or "whole" for the round. */
export const answers = signal<Readonly<Record<string, Answer>>>({});
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const flying = new Map<string, Promise<boolean>>();
const keys = new Map<string, { body: string; key: string }>();

export function answerOf(target: string): Answer {
  return answers.value[target] ?? EMPTY;
}

function put(target: string, part: Partial<Answer>): Answer {
  const next = { ...answerOf(target), ...part };
  answers.value = { ...answers.value, [target]: next };
  return next;
}

function draftName(target: string): string {
  return `${round.value?.id ?? ""}/${target}`;
}

function later(name: string, ms: number, run: () => void): void {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(run, ms));
}

function draftOf({ kinds, words, submit }: Answer): Draft {
  return { kinds, words, submit };
}

/** Take the answers that came with a round, and what this device kept of it and had not sent. */
export async function takeAnswers(found: Round): Promise<void> {
  const made: Record<string, Answer> = {};
  for (const saved of found.my_comments.filter((comment) => !comment.snapshot_quote_id)) {
    made[saved.snapshot_theme_id ?? "whole"] = { ...EMPTY, kinds: saved.kinds, words: saved.words, saved, status: "saved" };
  }
  answers.value = made;
  forgetLate();
  for (const [name, draft] of await readDrafts(found.id)) {
    const target = name.slice(found.id.length + 1);
    put(target, { ...draft, status: "waiting" });
    if (draft.submit) noteLate(target);
    void send(target, draft.submit);
  }
}

/** Change an answer: kept on the device at once, sent as a draft after a pause unless it was sent for good. */
export function edit(target: string, part: Partial<Pick<Draft, "kinds" | "words">>): void {
  const next = put(target, { ...part, submit: false, status: "typing", message: "" });
  noLonger(target);
  if (preview.value) return;
  later(`keep ${target}`, KEEP_MS, () => void keepDraft(draftName(target), draftOf(answerOf(target))));
  if (next.saved?.state !== "submitted") later(`send ${target}`, SEND_MS, () => void send(target, false));
}

/** One key for one content: however often it has to go out, it is done once. */
function keyFor(target: string, body: string): string {
  const known = keys.get(target);
  if (known?.body === body) return known.key;
  const key = newKey();
  keys.set(target, { body, key });
  return key;
}

function bodyOf(target: string, answer: Answer, submit: boolean): Record<string, unknown> {
  const theme = target === "whole" ? null : target;
  return { snapshot_theme_id: theme, kinds: answer.kinds, words: answer.words, submit };
}

async function received(target: string, sent: Answer, saved: MyComment): Promise<void> {
  const now = answerOf(target);
  const same = now.kinds === sent.kinds && now.words === sent.words;
  put(target, { saved, ...(same ? { status: "saved", at: new Date(), submit: false } : {}) });
  if (same && saved.state === "submitted") noteWent(target);
  if (same) await dropDraft(draftName(target));
  else if (saved.state !== "submitted") later(`send ${target}`, SEND_MS, () => void send(target, false));
}

function failed(target: string, submit: boolean, error: unknown): void {
  const refused = error instanceof Refused ? error : null;
  const gone = refused !== null && (refused.status === 0 || refused.status === 401 || refused.status >= 500);
  put(target, gone ? { status: "waiting", submit } : { status: "refused", message: refused?.message ?? "" });
  if (gone && submit) noteLate(target);
  if (refused?.status === 401 || !refused) explain(error);
  if (gone && refused.status !== 401) later(`send ${target}`, RETRY_MS, () => void send(target, submit));
}

const UNSENT: ReadonlySet<Status> = new Set<Status>(["typing", "saving", "waiting"]);

function unsent(): [string, Answer][] {
  return Object.entries(answers.value).filter(([, answer]) => UNSENT.has(answer.status));
}

/** Does the server have this answer as it stands, and for good if that is wanted? */
function isReceived(target: string, submit: boolean): boolean {
  const { status, saved } = answerOf(target);
  return status === "saved" && (!submit || saved?.state === "submitted");
}

async function sendNow(id: string, target: string, submit: boolean): Promise<boolean> {
  clearTimeout(timers.get(`send ${target}`));
  const sent = put(target, { status: "saving", submit, message: "" });
  if (submit) await keepDraft(draftName(target), draftOf(sent));
  const body = bodyOf(target, sent, submit);
  try {
    const key = keyFor(target, JSON.stringify(body));
    const saved = await call<MyComment>(`/review/rounds/${id}/comments`, { method: "POST", body, key });
    await received(target, sent, saved);
    return true;
  } catch (error) {
    failed(target, submit, error);
    return false;
  }
}

/** Send an answer, after one that is still under way. Returns whether it was received. */
export async function send(target: string, submit: boolean): Promise<boolean> {
  const id = round.value?.id;
  if (preview.value || !id) return true;
  for (let before = flying.get(target); before; before = flying.get(target)) {
    await before;
    if (isReceived(target, submit)) return true;
  }
  const sending = sendNow(id, target, submit);
  flying.set(target, sending);
  try {
    return await sending;
  } finally {
    flying.delete(target);
  }
}

/** Send whatever still waits: the network is back, I signed in again, or I am about to stop. */
export async function sendAll(): Promise<void> {
  await Promise.all(unsent().map(([target, answer]) => send(target, answer.submit)));
}

/** Is something typed that the server does not have? */
export function hasUnsent(): boolean {
  return unsent().length > 0;
}

/** The last chance, when the page goes away: drafts that still wait are sent on without us. */
export function sendOnLeaving(): Promise<unknown>[] {
  const id = round.value?.id;
  if (!id || preview.value) return [];
  return unsent().map(([target, answer]) => {
    const body = bodyOf(target, answer, answer.submit);
    const key = keyFor(target, JSON.stringify(body));
    return call(`/review/rounds/${id}/comments`, { method: "POST", body, key, keepalive: true }).catch(() => undefined);
  });
}

/** What I said about single quotes of an idea: that I could tell who it is. */
export function worriesOf(found: Round, ideaId: string): MyComment[] {
  return found.my_comments.filter((comment) => comment.snapshot_theme_id === ideaId && comment.snapshot_quote_id !== null && comment.kinds.includes(WORRY));
}

/** Take back what I said about the quotes of an idea; they stay hidden, to be safe. */
export async function takeWorriesBack(ideaId: string): Promise<void> {
  const found = round.value;
  if (!found || preview.value) return;
  for (const { id, version } of worriesOf(found, ideaId)) {
    await call(`/review/rounds/${found.id}/comments/${id}`, { method: "DELETE", version });
  }
  await refreshRound();
}

/** "I could tell who this is": the quote goes for everybody, at once. */
export async function hideQuote(ideaId: string, quoteId: string, kind: Kind): Promise<void> {
  const found = round.value;
  if (!found) return;
  const ideas = found.ideas.map((idea) => (idea.id === ideaId ? { ...idea, quotes: idea.quotes.filter((quote) => quote.id !== quoteId) } : idea));
  if (!preview.value) {
    const body = { snapshot_theme_id: ideaId, snapshot_quote_id: quoteId, kinds: [kind], words: "", submit: true };
    await call(`/review/rounds/${found.id}/comments`, { method: "POST", body, key: newKey() });
  }
  round.value = { ...found, ideas };
  await refreshRound();
}

/** Take one comment of a round back, whatever it is about. */
export async function takeBackComment({ id, version }: MyComment): Promise<void> {
  const found = round.value;
  if (!found || preview.value) return;
  await call(`/review/rounds/${found.id}/comments/${id}`, { method: "DELETE", version });
  round.value = { ...found, my_comments: found.my_comments.filter((comment) => comment.id !== id) };
}

/** Take an answer back: its words are gone. */
export async function takeBack(target: string): Promise<void> {
  const { saved } = answerOf(target);
  const id = round.value?.id;
  clearTimeout(timers.get(`send ${target}`));
  clearTimeout(timers.get(`keep ${target}`));
  if (saved && id && !preview.value) {
    await call(`/review/rounds/${id}/comments/${saved.id}`, { method: "DELETE", version: saved.version });
  }
  await dropDraft(draftName(target));
  noLonger(target);
  keys.delete(target);
  put(target, EMPTY);
  await refreshRound();
}
