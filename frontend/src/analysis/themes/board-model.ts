/** The board of themes as lists of codes: what a move changes. Pure. */
import type { Code } from "../codebook/codes";
import type { ThemeCode, ThemeLine } from "./themes";

/** The codes of one theme as they shall be, in order. */
export interface Gathering {
  themeId: string;
  codeIds: string[];
}

export interface CodeMove {
  code: string;
  /** The theme it is taken from; null from the tray. */
  from: string | null;
  /** The theme it is put under; null back into the tray. */
  to: string | null;
  /** The code before which it is put; at the end if left out. */
  before?: string | undefined;
}

export const codeIdsOf = (theme: ThemeLine): string[] => theme.codes.map(({ id }) => id);

const idsIn = (themes: readonly ThemeLine[], themeId: string): string[] => {
  const theme = themes.find(({ id }) => id === themeId);
  return theme ? codeIdsOf(theme) : [];
};

/** Put `code` before another, or last. */
function placed(ids: readonly string[], code: string, before: string | undefined): string[] {
  const others = ids.filter((id) => id !== code);
  const at = before === undefined ? -1 : others.indexOf(before);
  return at < 0 ? [...others, code] : others.toSpliced(at, 0, code);
}

/** What a move asks of each theme it touches; nothing if it changes nothing. */
export function gatheringsFor(themes: readonly ThemeLine[], { code, from, to, before }: CodeMove): Gathering[] {
  const asked: Gathering[] = [];
  if (to !== null && before !== code) asked.push({ themeId: to, codeIds: placed(idsIn(themes, to), code, before) });
  if (from !== null && from !== to) asked.push({ themeId: from, codeIds: idsIn(themes, from).filter((id) => id !== code) });
  return asked.filter(({ themeId, codeIds }) => codeIds.join() !== idsIn(themes, themeId).join());
}

/** What it takes for a code to stand under exactly these themes. */
export function gatheringsForThemes(themes: readonly ThemeLine[], code: string, wanted: ReadonlySet<string>): Gathering[] {
  return themes.flatMap(({ id, codes }) => {
    const has = codes.some((each) => each.id === code);
    return has === wanted.has(id) ? [] : gatheringsFor(themes, has ? { code, from: id, to: null } : { code, from: null, to: id });
  });
}

/** Themes as they will be. */
export function withGatherings(themes: readonly ThemeLine[], codes: readonly Code[], gatherings: readonly Gathering[]): ThemeLine[] {
  const known = new Map<string, ThemeCode>([...codes, ...themes.flatMap((theme) => theme.codes)].map(({ id, label, colour, pattern, people, segments }) => [id, { id, label, colour, pattern, people, segments }]));
  return themes.map((theme) => {
    const asked = gatherings.find(({ themeId }) => themeId === theme.id);
    return asked ? { ...theme, codes: asked.codeIds.flatMap((id) => known.get(id) ?? []) } : theme;
  });
}

/** Codes in use that stand under no theme that is alive. */
export function inNoTheme(codes: readonly Code[], themes: readonly ThemeLine[]): Code[] {
  const gathered = new Set(themes.filter(({ state }) => state !== "discarded").flatMap(codeIdsOf));
  return codes.filter(({ id, retired }) => !retired && !gathered.has(id));
}

/** The order of themes with one put before another, or last. */
export function reordered(ids: readonly string[], moved: string, before: string | null): string[] {
  return before === moved ? [...ids] : placed(ids, moved, before ?? undefined);
}

/** The order with one theme a step earlier (-1) or later (1) among those on show. */
export function stepped(ids: readonly string[], shown: readonly string[], moved: string, step: -1 | 1): string[] | null {
  const at = shown.indexOf(moved);
  const other = shown[at + step];
  if (at < 0 || other === undefined) return null;
  return step < 0 ? reordered(ids, moved, other) : reordered(ids, other, moved);
}
