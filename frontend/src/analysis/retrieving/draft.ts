/** A query as a sentence: segments of something, then one remark after another. To the API's tree and back. Pure. */
import type { Filters, Query, Where } from "./shapes";

/** What a segment is coded with: any of these codes and themes; any code at all where none is named. */
export interface Term {
  codeIds: readonly string[];
  /** The codes beneath the named ones as well. */
  beneath: boolean;
  themeIds: readonly string[];
}

export type How = "and" | "not" | "overlapping" | "within" | "near" | "same_transcript";

/** A remark on what was said so far: "overlapping Trust". */
export interface Link {
  how: How;
  term: Term;
  /** For "near": how many turns away at most. */
  turns: number;
}

export interface Draft {
  first: Term;
  links: readonly Link[];
  filters: Filters;
}

export const ANYTHING: Term = { codeIds: [], beneath: true, themeIds: [] };
export const EMPTY: Draft = { first: ANYTHING, links: [], filters: {} };
export const NEAR_TURNS = 2;
export const MOST_LINKS = 5;

const isAnything = (term: Term): boolean => term.codeIds.length === 0 && term.themeIds.length === 0;

function whereOfTerm(term: Term): Where {
  if (isAnything(term)) return { any_code: true };
  const parts: Where[] = [
    ...term.codeIds.map((code): Where => (term.beneath ? { code, subtree: true } : { code, subtree: false })),
    ...term.themeIds.map((theme): Where => ({ theme })),
  ];
  const [only] = parts;
  return parts.length === 1 && only ? only : { any: parts };
}

/** Take one remark into account. "And" after "and" widens one list, so that a query stays flat. */
function linked(before: Where, { how, term, turns }: Link): Where {
  const said = whereOfTerm(term);
  if (how === "and" || how === "not") {
    const part: Where = how === "not" ? { not: said } : said;
    const widens = "all" in before && (how === "not" || !before.all.some((each) => "not" in each));
    return { all: widens ? [...before.all, part] : [before, part] };
  }
  if (how === "near") return { near: [before, said], turns };
  if (how === "overlapping") return { overlapping: [before, said] };
  return how === "within" ? { within: [before, said] } : { same_transcript: [before, said] };
}

/** Leave out what says nothing. */
export function saidIn(filters: Filters): Filters {
  const kept = Object.entries(filters).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  const said = Object.fromEntries(kept) as Filters;
  if (!said.objective_ns) delete said.objective_of;
  return said;
}

export function queryOf(draft: Draft): Query {
  return { where: draft.links.reduce(linked, whereOfTerm(draft.first)), filters: saidIn(draft.filters) };
}

// And back

function termOf(where: Where): Term | null {
  if ("any_code" in where) return ANYTHING;
  const parts = "any" in where ? where.any : [where];
  const codes = parts.flatMap((part) => ("code" in part ? [part] : []));
  const themes = parts.flatMap((part) => ("theme" in part ? [part.theme] : []));
  if (codes.length + themes.length < parts.length) return null;
  const beneath = codes.length === 0 || (codes[0]?.subtree ?? false);
  if (codes.some((code) => (code.subtree ?? false) !== beneath)) return null;
  return { codeIds: codes.map(({ code }) => code), beneath, themeIds: themes };
}

interface Chain {
  first: Term;
  links: Link[];
}

function extended(before: Where, how: How, said: Where, turns = NEAR_TURNS): Chain | null {
  const [chain, term] = [chainOf(before), termOf(said)];
  return chain && term && { first: chain.first, links: [...chain.links, { how, term, turns }] };
}

/** An intersection reads as its parts in order, what it leaves out last. */
function ofAll(parts: readonly Where[]): Chain | null {
  const wanted = parts.filter((part) => !("not" in part));
  const unwanted = parts.flatMap((part) => ("not" in part ? [part.not] : []));
  let chain = chainOf(wanted[0] ?? { any_code: true });
  const add = (how: How, said: Where): void => {
    const term = termOf(said);
    chain = chain && term && { first: chain.first, links: [...chain.links, { how, term, turns: NEAR_TURNS }] };
  };
  for (const part of wanted.slice(1)) add("and", part);
  for (const part of unwanted) add("not", part);
  return chain;
}

function chainOf(where: Where): Chain | null {
  if ("all" in where) return ofAll(where.all);
  if ("not" in where) return extended({ any_code: true }, "not", where.not);
  for (const how of ["overlapping", "within", "near", "same_transcript"] as const) {
    const pair = (where as Partial<Record<How, Where[]>>)[how];
    if (pair?.[0] && pair[1]) return extended(pair[0], how, pair[1], "turns" in where ? where.turns : undefined);
  }
  const term = termOf(where);
  return term && { first: term, links: [] };
}

/** A query as a sentence; null if it says more than one sentence can. */
export function draftOf(query: Query): Draft | null {
  const chain = chainOf(query.where);
  return chain && { ...chain, filters: saidIn(query.filters ?? {}) };
}

/** Do two queries say the same in the same words? */
export const sameQuery = (one: Query, other: Query): boolean => {
  const [a, b] = [draftOf(one), draftOf(other)];
  const plain = (value: unknown): string =>
    JSON.stringify(value, (_, inner: unknown) =>
      inner && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([x], [y]) => x.localeCompare(y))) : inner,
    );
  return plain(a ? queryOf(a) : one) === plain(b ? queryOf(b) : other);
};

/** What an address such as #code=…&group=… asks to begin with. */
export function draftFromHash(hash: string): Draft | null {
  const said = new URLSearchParams(hash.replace(/^#/u, ""));
  const [code, theme, group] = [said.get("code"), said.get("theme"), said.get("group")];
  if (!code && !theme && !group) return null;
  const first: Term = { codeIds: code ? [code] : [], beneath: said.get("beneath") !== "no", themeIds: theme ? [theme] : [] };
  return { first, links: [], filters: group ? { group_ids: [group] } : {} };
}
