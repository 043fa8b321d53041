/** The words of a theme, to be read. */
import { Card } from "../../ui/Card";
import { ReadingAge } from "../../ui/ReadingAge";
import type { Objective } from "../codebook/use-study-facts";
import { THEME_LABELS, type ThemeValues } from "./theme-words";
import type { Theme } from "./themes";
import "./ThemeText.css";

type Text = Exclude<keyof ThemeValues, "objective_ns" | "name">;

function Part({ theme, name, missing }: { theme: Theme; name: Text; missing?: string }) {
  if (!theme[name] && !missing) return null;
  return (
    <div class="theme-part">
      <h3>{THEME_LABELS[name]}</h3>
      <p class={theme[name] ? undefined : "quiet"}>{theme[name] || missing}</p>
    </div>
  );
}

export function ThemeText({ theme, objectives }: { theme: Theme; objectives: readonly Objective[] }) {
  const aims = objectives.filter(({ n }) => theme.objective_ns.includes(n));
  return (
    <>
      <Card title="What it says">
        <div class="theme-text">
          <div class="theme-part theme-idea">
            <h3>{THEME_LABELS.central_organising_concept}</h3>
            <p class={theme.central_organising_concept ? undefined : "quiet"}>{theme.central_organising_concept || "Not written yet: the one idea that all its passages share."}</p>
          </div>
          <Part theme={theme} name="definition" missing="Not written yet." />
          <div class="theme-scope">
            <Part theme={theme} name="scope_in" missing="Not written yet." />
            <Part theme={theme} name="scope_out" missing="Not written yet." />
          </div>
          {aims.length > 0 && (
            <div class="theme-part">
              <h3>{THEME_LABELS.objective_ns}</h3>
              <ul>{aims.map(({ n, text, plain_text }) => <li key={n}>{n}. {plain_text || text}</li>)}</ul>
            </div>
          )}
        </div>
      </Card>
      <Card title="For reviewers">
        <div class="theme-text">
          <Part theme={theme} name="plain_summary" missing="Not written yet. Reviewers need it before this theme can go to them." />
          <ReadingAge text={theme.plain_summary} />
          <Part theme={theme} name="easy_read" />
          <Part theme={theme} name="why_we_think_this" />
        </div>
      </Card>
    </>
  );
}
