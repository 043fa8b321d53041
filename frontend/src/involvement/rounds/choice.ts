/** What is chosen for a round, as it is sent; and small changes to it. Pure. */
import type { Round, ThemeChoice } from "./rounds";

export function choiceOf(round: Pick<Round, "themes">): ThemeChoice[] {
  return round.themes.map((theme) => ({ theme_id: theme.theme_id, quote_ids: theme.quotes.map((quote) => quote.id) }));
}

/** Move a theme up (-1) or down (+1); unchanged where there is no room. */
export function moved(choice: readonly ThemeChoice[], themeId: string, by: -1 | 1): ThemeChoice[] {
  const at = choice.findIndex((each) => each.theme_id === themeId);
  const to = at + by;
  const next = [...choice];
  const [theme] = next.splice(at, 1);
  if (at < 0 || to < 0 || to >= choice.length || !theme) return [...choice];
  next.splice(to, 0, theme);
  return next;
}

export function without(choice: readonly ThemeChoice[], themeId: string): ThemeChoice[] {
  return choice.filter((each) => each.theme_id !== themeId);
}

export function withQuotes(choice: readonly ThemeChoice[], themeId: string, quoteIds: readonly string[]): ThemeChoice[] {
  return choice.map((each) => (each.theme_id === themeId ? { ...each, quote_ids: [...quoteIds] } : each));
}
