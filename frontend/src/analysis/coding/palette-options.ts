/** What the palette offers: recent codes first, then what answers the query, then to create it. */
import { fuzzyFilter } from "../../text/fuzzy";
import type { Span } from "../../text/spans";
import type { CodeOut } from "./shapes";

export type PaletteOption =
  | { readonly kind: "code"; readonly code: CodeOut; readonly hits: readonly Span[]; readonly key: number | null; readonly note: string }
  | { readonly kind: "create"; readonly label: string; readonly note: string };

export interface PaletteContext {
  readonly codes: readonly CodeOut[];
  /** Code ids on the keys 1 to 9. */
  readonly recent: readonly string[];
  /** Codes that I have already put on exactly this passage. */
  readonly here: ReadonlySet<string>;
  /** Where a new code would go. */
  readonly parent: CodeOut | null;
  readonly mayCreate: boolean;
}

export const LONGEST_LABEL = 120;

/** The options for what has been typed. */
export function paletteOptions(query: string, context: PaletteContext): PaletteOption[] {
  const live = context.codes.filter(({ retired }) => !retired);
  const names = new Map(context.codes.map(({ id, label }) => [id, label]));
  const found = fuzzyFilter(query, query.trim() ? live : recentFirst(live, context.recent), ({ label }) => label);
  const options = found.map(({ item, match }): PaletteOption => {
    const slot = context.recent.indexOf(item.id);
    return { kind: "code", code: item, hits: match.hits, key: slot < 0 ? null : slot + 1, note: noteOf(item, names, context.here) };
  });
  const label = query.trim().replace(/\s+/g, " ").slice(0, LONGEST_LABEL);
  const exists = live.some((code) => code.label.toLowerCase() === label.toLowerCase());
  if (!label || exists || !context.mayCreate) return options;
  const note = context.parent ? `New code, under ${context.parent.label}` : "New code, at the top of the codebook";
  return [...options, { kind: "create", label, note }];
}

/** What to say where nothing is on offer. */
export function nothingWords({ codes, mayCreate }: Pick<PaletteContext, "codes" | "mayCreate">): string {
  if (codes.some(({ retired }) => !retired)) return "No code answers to this.";
  return mayCreate ? "Type a name to make your first code." : "The codebook has no codes yet. Somebody who may change it makes the first.";
}

/** Where a new code goes: into the chosen category, or beside the chosen code. */
export function parentForNew(codes: readonly CodeOut[], chosenId: string | null): CodeOut | null {
  const chosen = codes.find(({ id }) => id === chosenId);
  if (!chosen) return null;
  if (codes.some(({ parent_id }) => parent_id === chosen.id)) return chosen;
  return codes.find(({ id }) => id === chosen.parent_id) ?? null;
}

/** A passage as the name of a code in the speaker's own words: one line, not too long. */
export function inVivoLabel(passage: string): string {
  const words = passage.replace(/\s+/g, " ").replace(/^[\s.,;:!?…–—-]+|[\s.,;:!?…–—-]+$/gu, "");
  if (words.length <= 80) return words;
  return words.slice(0, words.lastIndexOf(" ", 80) > 20 ? words.lastIndexOf(" ", 80) : 80);
}

function recentFirst(codes: readonly CodeOut[], recent: readonly string[]): CodeOut[] {
  const rank = (code: CodeOut): number => (recent.includes(code.id) ? recent.indexOf(code.id) : recent.length);
  return [...codes].sort((a, b) => rank(a) - rank(b));
}

function noteOf(code: CodeOut, names: ReadonlyMap<string, string>, here: ReadonlySet<string>): string {
  if (here.has(code.id)) return "Already on this passage";
  const parent = code.parent_id === null ? undefined : names.get(code.parent_id);
  const segments = code.segments === 1 ? "1 segment" : `${code.segments} segments`;
  return parent ? `${parent}, ${segments}` : segments;
}
