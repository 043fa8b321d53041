/** What is typed and not sent yet, kept on this device: encrypted under a key that lives in memory alone. */
import { createStore, del, entries, set, type UseStore } from "idb-keyval";
import { call } from "./call";
import type { Kind } from "./shapes";

export interface Draft {
  kinds: Kind[];
  words: string;
  /** The reviewer pressed "Save and go on": it is to be sent, not only kept. */
  submit: boolean;
}

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

let key: CryptoKey | null = null;
let store: UseStore | null = null;

/** Can this device keep drafts? Not over plain HTTP, nor where storage is shut off. */
export function deviceKeeps(): boolean {
  return key !== null;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Fetch my key; without it drafts stay in memory. */
export async function unlockDrafts(): Promise<void> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (!subtle || typeof indexedDB === "undefined") return;
  const said = await call<{ key: string }>("/review/draft-key");
  try {
    store ??= createStore("review", "drafts");
    await entries(store);
    key = await subtle.importKey("raw", bytesOf(said.key), "AES-GCM", false, ["encrypt", "decrypt"]);
  } catch {
    key = null;
  }
}

/** Keep a draft under a name of ids. */
export async function keepDraft(name: string, draft: Draft): Promise<void> {
  if (!key || !store) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bound = new TextEncoder().encode(name);
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound }, key, plain);
  await set(name, { iv, data } satisfies Sealed, store);
}

/** Let go of a draft: it has been received. */
export async function dropDraft(name: string): Promise<void> {
  if (store) await del(name, store).catch(() => undefined);
}

async function open(name: string, sealed: Sealed): Promise<Draft | null> {
  if (!key) return null;
  const bound = new TextEncoder().encode(name);
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: bound }, key, sealed.data);
    return JSON.parse(new TextDecoder().decode(plain)) as Draft;
  } catch {
    return null; // another reviewer's, or no longer whole
  }
}

/** Read my drafts of a round, by name. */
export async function readDrafts(roundId: string): Promise<Map<string, Draft>> {
  const found = new Map<string, Draft>();
  if (!key || !store) return found;
  for (const [name, sealed] of await entries<string, Sealed>(store)) {
    const draft = name.startsWith(`${roundId}/`) ? await open(name, sealed) : null;
    if (draft) found.set(name, draft);
  }
  return found;
}

/** Delete every draft on this device and forget the key. */
export async function forgetDrafts(): Promise<void> {
  key = null;
  if (!store) return;
  const all = await entries<string, Sealed>(store).catch(() => []);
  for (const [name] of all) await dropDraft(name);
}
