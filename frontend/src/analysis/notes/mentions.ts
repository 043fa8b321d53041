/** Mentions in a note: tokens for the server, names in brackets while one writes, parts to show. Pure. */

/** Something that a note is about or mentions, by its present name; null where one may not see it. */
export interface Ref {
  kind: string;
  id: string;
  label: string | null;
}

export type Part<R extends Ref = Ref> = string | R;

const TOKEN = /@\[(code|transcript|participant|theme|note|member):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;
const WRITTEN = /@\[([^\]\n]+)\]/g;
export const UNSEEN = "something you cannot see";

/** Cut a text into words and what it mentions; what the links do not name cannot be seen. */
export function partsOf<R extends Ref>(text: string, links: readonly R[]): Part<R | Ref>[] {
  const parts: Part<R | Ref>[] = [];
  let from = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [token, kind = "", id = ""] = found;
    if (found.index > from) parts.push(text.slice(from, found.index));
    parts.push(links.find((link) => link.kind === kind && link.id === id) ?? { kind, id, label: null });
    from = found.index + token.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** The names under which mentions stand in a text that is being written. */
export class Names {
  private readonly tokens = new Map<string, string>();

  /** The name of a thing in this text: its label, told apart from another of the same label. */
  nameOf(ref: Ref): string {
    const token = `@[${ref.kind}:${ref.id}]`;
    const label = (ref.label ?? UNSEEN).replace(/[[\]\n]/g, " ").replace(/\s+/g, " ").trim() || ref.kind;
    for (let n = 1; ; n += 1) {
      const name = n === 1 ? label : n === 2 && ref.label ? `${label}, ${ref.kind}` : `${label}, ${n}`;
      const held = this.tokens.get(name);
      if (held !== undefined && held !== token) continue;
      this.tokens.set(name, token);
      return name;
    }
  }

  /** A text as one writes it: each token as "@[name]". */
  write(text: string, links: readonly Ref[]): string {
    return partsOf(text, links).map((part) => (typeof part === "string" ? part : `@[${this.nameOf(part)}]`)).join("");
  }

  /** A text as it is kept: each name that is known as its token; others stay the words they are. */
  keep(text: string): string {
    return text.replace(WRITTEN, (whole, name: string) => this.tokens.get(name) ?? whole);
  }

  /** A text that is being written as one reads it: the names alone. */
  say(text: string): string {
    return text.replace(WRITTEN, (whole, name: string) => (this.tokens.has(name) ? name : whole));
  }
}

/** What is being looked for after an "@" before the caret, and where that "@" stands; null where none is. */
export function askedAt(text: string, caret: number): { from: number; words: string } | null {
  const found = /(?:^|[\s(])@([^@[\]\n]{0,40})$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const words = found[1] ?? "";
  return { from: caret - words.length - 1, words };
}
