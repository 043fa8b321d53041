/** How a person likes to read: text size, colours, spacing, the easy version. Kept in this browser. */
import { effect, signal } from "@preact/signals";

export const SIZES = [
  { value: "1", label: "Normal text" },
  { value: "1.25", label: "Bigger text" },
  { value: "1.5", label: "Very big text" },
  { value: "2", label: "Biggest text" },
] as const;

export const COLOURS = [
  { value: "system", label: "Same as my device" },
  { value: "light", label: "Light" },
  { value: "cream", label: "Cream" },
  { value: "dark", label: "Dark" },
  { value: "contrast", label: "High contrast" },
] as const;

export const SPACINGS = [
  { value: "normal", label: "Normal" },
  { value: "wide", label: "Wide" },
] as const;

/** The workspace keeps its colours under the same name. */
const KEPT = { size: "cotheme.size", colours: "cotheme.theme", spacing: "cotheme.spacing", easy: "cotheme.easy" } as const;

function kept(name: keyof typeof KEPT, allowed: readonly string[]): string {
  try {
    const said = localStorage.getItem(KEPT[name]);
    return allowed.find((value) => value === said) ?? allowed[0] ?? "";
  } catch {
    return allowed[0] ?? "";
  }
}

function keep(name: keyof typeof KEPT, value: string): void {
  try {
    localStorage.setItem(KEPT[name], value);
  } catch {
    // Storage is shut off: it holds for this visit.
  }
}

export const size = signal(kept("size", SIZES.map((each) => each.value)));
export const colours = signal(kept("colours", COLOURS.map((each) => each.value)));
export const spacing = signal(kept("spacing", SPACINGS.map((each) => each.value)));
export const easy = signal(kept("easy", ["no", "yes"]) === "yes");

/** Put the choices on the page, now and whenever they change. */
export function applyPreferences(): void {
  const page = document.documentElement;
  effect(() => {
    page.style.setProperty("--k", size.value);
    if (colours.value === "system") delete page.dataset["theme"];
    else page.dataset["theme"] = colours.value;
    page.dataset["space"] = spacing.value;
    keep("size", size.value);
    keep("colours", colours.value);
    keep("spacing", spacing.value);
    keep("easy", easy.value ? "yes" : "no");
  });
}
