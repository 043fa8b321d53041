/** The board of themes: each with its codes, beside the codes that are in none yet; or the same as a list. */
import { useLocation } from "preact-iso";
import { useMemo, useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { useDestinations } from "../../ui/go-to-store";
import { useKeys } from "../../ui/key-store";
import { Page } from "../../ui/Page";
import { Segmented } from "../../ui/Segmented";
import { useCodes } from "../codebook/codes";
import { useKeptFocus } from "../codebook/use-kept-focus";
import { inNoTheme } from "./board-model";
import { CodesOfThemeDialog } from "./CodesOfThemeDialog";
import { NewThemeDialog } from "./NewThemeDialog";
import { ThemeCard } from "./ThemeCard";
import { ThemeList } from "./ThemeList";
import { useBoard } from "./themes";
import { ThemesOfCodeDialog } from "./ThemesOfCodeDialog";
import "./ThemesPage.css";
import { Tray } from "./Tray";
import { useBoardActions, type Asking } from "./use-board";

type Look = "board" | "list";
const LOOK = "cotheme.themes-look";

/** Board or list, as this person left it. */
function useLook(): [Look, (look: Look) => void] {
  const [look, setLook] = useState<Look>(localStorage.getItem(LOOK) === "list" ? "list" : "board");
  const keep = (next: Look): void => {
    setLook(next);
    localStorage.setItem(LOOK, next);
  };
  return [look, keep];
}

export function ThemesPage() {
  const study = useStudy();
  const { route } = useLocation();
  const [look, setLook] = useLook();
  const [asking, setAsking] = useState<Asking>(null);
  const [withDiscarded, setWithDiscarded] = useState(false);
  const board = useBoard(study.id);
  const book = useCodes(study.id);
  const themes = board.data?.items ?? [];
  const codes = book.data?.items ?? [];
  const shown = themes.filter(({ state }) => withDiscarded || state !== "discarded");
  const discarded = themes.filter(({ state }) => state === "discarded").length;
  const kept = useKeptFocus<HTMLDivElement>();
  const mayMove = study.may("change_themes");
  const acts = useBoardActions(study, themes, shown, codes, setAsking);
  useDestinations("themes", useMemo(() => board.data?.items.map(({ id, name }) => ({ id, label: name, kind: "Theme", icon: "theme", href: study.path(`themes/${id}`) } as const)), [board.data]));
  useKeys("Themes", mayMove ? [{ keys: "n", label: "New theme", run: () => setAsking({ what: "new" }) }] : []);
  const add = <Button kind="primary" icon="plus" onClick={() => setAsking({ what: "new" })}>New theme</Button>;
  const tray = <Tray codes={inNoTheme(codes, themes)} mayMove={mayMove} codeItems={(code) => acts.codeItems(null, code)} onTakeOut={(code, from) => acts.moveCode({ code, from, to: null })} />;
  const done = (): void => setAsking(null);
  const query = { data: board.data && book.data, error: board.error ?? book.error, isPending: board.isPending || book.isPending, refetch: () => [board.refetch(), book.refetch()] };
  return (
    <Page title="Themes" crumbs={[study.crumb]} query={query} primary={mayMove && themes.length > 0 && add}>
      {themes.length === 0 ? (
        <EmptyState icon="theme" title="No themes yet" action={mayMove && add}>
          A theme gathers codes around one idea that they share. Begin with a hunch; it may change, and every wording is kept.
        </EmptyState>
      ) : (
        <div class="stack-tight">
          <div class="row no-print">
            <Segmented legend="Show as" value={look} onValue={setLook} choices={[{ value: "board", label: "Board" }, { value: "list", label: "List" }]} />
            <span class="quiet small" role="status">{count(shown.length, "theme")}</span>
            {discarded > 0 && <Checkbox name="discarded" label={`Show ${count(discarded, "discarded theme")}`} value={withDiscarded} onValue={setWithDiscarded} />}
          </div>
          <div ref={kept} tabIndex={-1} class={look === "board" ? "board" : "board board-listed"}>
            {look === "list" ? (
              <ThemeList themes={shown} hrefOf={(id) => study.path(`themes/${id}`)} codeHref={(id) => study.path(`codes/${id}`)} itemsFor={acts.themeItems} />
            ) : (
              <ol class="board-cards" aria-label="Themes">
                {shown.map((theme) => (
                  <ThemeCard
                    key={theme.id} theme={theme} href={study.path(`themes/${theme.id}`)} mayMove={mayMove} items={acts.themeItems(theme)} codeItems={(code) => acts.codeItems(theme.id, code)}
                    onCode={(code, from, before) => acts.moveCode({ code, from, to: theme.id, before })} onTheme={(moved) => acts.putTheme(moved, theme.id)}
                  />
                ))}
              </ol>
            )}
            {tray}
          </div>
        </div>
      )}
      {asking?.what === "new" && <NewThemeDialog studyId={study.id} onMade={({ id }) => { done(); if (themes.length === 0) route(study.path(`themes/${id}`)); }} onClose={done} />}
      {asking?.what === "themes" && <ThemesOfCodeDialog code={asking.code} themes={shown} onSave={(wanted) => acts.chooseThemes(asking.code, wanted)} onClose={done} />}
      {asking?.what === "codes" && <CodesOfThemeDialog name={asking.theme.name} codes={codes} chosen={asking.theme.codes.map(({ id }) => id)} onSave={(ids) => acts.chooseCodes(asking.theme, ids)} onClose={done} />}
    </Page>
  );
}
