/** What can be done on the board, for its cards, its chips and the list alike. */
import type { StudyHere } from "../../session/use-study";
import type { MenuItem } from "../../ui/Menu";
import type { Code } from "../codebook/codes";
import { gatheringsFor, gatheringsForThemes, reordered, stepped, type CodeMove } from "./board-model";
import type { ThemeCode, ThemeLine } from "./themes";
import { useBoardMoves } from "./use-board-moves";

export type Asking = { what: "new" } | { what: "themes"; code: { id: string; label: string } } | { what: "codes"; theme: ThemeLine } | null;

export interface BoardActions {
  themeItems: (theme: ThemeLine) => MenuItem[];
  codeItems: (theme: string | null, code: Pick<ThemeCode, "id" | "label">) => MenuItem[];
  moveCode: (move: CodeMove) => void;
  chooseThemes: (code: { id: string; label: string }, wanted: Set<string>) => void;
  chooseCodes: (theme: ThemeLine, codeIds: string[]) => void;
  /** Put a theme before another. */
  putTheme: (moved: string, before: string) => void;
}

export function useBoardActions(study: StudyHere, themes: readonly ThemeLine[], shown: readonly ThemeLine[], codes: readonly Code[], ask: (asking: Asking) => void): BoardActions {
  const moves = useBoardMoves(study.id, codes);
  const mayMove = study.may("change_themes");
  const ids = themes.map(({ id }) => id);
  const labelOf = (id: string): string => codes.find((code) => code.id === id)?.label ?? "";
  const nameOf = (id: string | null): string => themes.find((theme) => theme.id === id)?.name ?? "";
  const moveCode = (move: CodeMove): void => {
    const message = move.to === null ? "Taken out of its theme" : move.from === move.to ? "Moved" : `Now under “${nameOf(move.to)}”`;
    moves.gather(gatheringsFor(themes, move), { message, subject: labelOf(move.code) });
  };
  const step = (theme: ThemeLine, by: -1 | 1): MenuItem => {
    const next = stepped(ids, shown.map(({ id }) => id), theme.id, by);
    return { label: by < 0 ? "Move earlier" : "Move later", icon: by < 0 ? "arrow-up" : "arrow-down", disabled: next === null, run: () => next && moves.order(next) };
  };
  /** Earlier and later among the codes of one theme. */
  const stepCode = (theme: string, code: string, by: -1 | 1): MenuItem => {
    const list = themes.find(({ id }) => id === theme)?.codes.map(({ id }) => id) ?? [];
    const next = stepped(list, list, code, by);
    const run = (): void => moves.gather(next ? [{ themeId: theme, codeIds: next }] : [], { message: "Moved", subject: labelOf(code) });
    return { label: by < 0 ? "Move earlier" : "Move later", icon: by < 0 ? "arrow-up" : "arrow-down", disabled: next === null, run };
  };
  return {
    moveCode,
    chooseThemes: (code, wanted) => moves.gather(gatheringsForThemes(themes, code.id, wanted), { message: "Themes changed for", subject: code.label }),
    chooseCodes: (theme, codeIds) => {
      if (codeIds.join() !== theme.codes.map(({ id }) => id).join()) moves.gather([{ themeId: theme.id, codeIds }], { message: "Codes gathered under", subject: theme.name });
    },
    putTheme: (moved, before) => moves.order(reordered(ids, moved, before)),
    themeItems: (theme) => [
      { label: "Open", icon: "theme", href: study.path(`themes/${theme.id}`) },
      ...(mayMove ? [{ label: "Choose its codes…", icon: "code", run: () => ask({ what: "codes", theme }) } as const, step(theme, -1), step(theme, 1)] : []),
    ],
    codeItems: (theme, code) => [
      ...(mayMove ? [{ label: theme === null ? "Put under a theme…" : "Themes it belongs to…", icon: "theme", run: () => ask({ what: "themes", code }) } as const] : []),
      { label: "Read its segments", icon: "code", href: study.path(`codes/${code.id}`) },
      ...(mayMove && theme !== null
        ? [stepCode(theme, code.id, -1), stepCode(theme, code.id, 1), { label: "Take out of this theme", icon: "close", run: () => moveCode({ code: code.id, from: theme, to: null }) } as const]
        : []),
    ],
  };
}
