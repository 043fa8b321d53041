/** The colours a person reads best in; kept in this browser. */
import { signal } from "@preact/signals";

export const THEMES = ["system", "light", "dark", "cream", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

const SETTING = "cotheme.theme";

function kept(): Theme {
  const said = localStorage.getItem(SETTING);
  return THEMES.find((theme) => theme === said) ?? "system";
}

export const theme = signal<Theme>(kept());

/** Put the theme on the page and keep it. */
export function applyTheme(chosen: Theme): void {
  theme.value = chosen;
  localStorage.setItem(SETTING, chosen);
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}
