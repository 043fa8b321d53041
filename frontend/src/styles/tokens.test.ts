/** Every pair of ink and paper that we use can be read, in every theme (WCAG 2.2, 1.4.3 and 1.4.11). */
import { expect, test } from "vitest";
import css from "./tokens.css?raw";

function tokensIn(selector: string): Map<string, string> {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf("}", from));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})\b/gi)].map((match) => [match[1]!, match[2]!]));
}

const base = tokensIn(":root");
const over = (name: string) => new Map([...base, ...tokensIn(`:root[data-theme="${name}"]`)]);
const THEMES = { light: base, dark: over("dark"), cream: over("cream"), contrast: over("contrast") };

function luminance(hex: string): number {
  const whole = hex.length === 4 ? [...hex.slice(1)].map((each) => each + each).join("") : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(whole.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG contrast ratio. Worked value: #767676 on white is 4.54. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const TEXT: [string, string[]][] = [
  ["ink", ["paper", "sheet", "well", "accent-soft", "warn-soft", "danger-soft"]],
  ["ink-2", ["paper", "sheet", "well", "accent-soft"]],
  ["ink-3", ["paper", "sheet", "well"]],
  ["accent", ["paper", "sheet", "well", "accent-soft"]],
  ["accent-ink", ["accent"]],
  ["warn", ["sheet", "warn-soft"]],
  ["danger", ["sheet", "paper", "danger-soft"]],
];
const SHAPES: [string, string[]][] = [
  ["line-strong", ["sheet", "paper"]],
  ["focus", ["paper", "sheet", "well"]],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((each): [string, string[]] => [`c${each}`, ["sheet"]]),
];

test("the formula gives the worked value", () => {
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

for (const [name, tokens] of Object.entries(THEMES)) {
  const tooWeak = (pairs: [string, string[]][], least: number): string[] =>
    pairs.flatMap(([front, backs]) =>
      backs.filter((back) => contrast(tokens.get(front)!, tokens.get(back)!) < least).map((back) => `${front} on ${back}`),
    );
  test(`${name}: text reaches 4.5, shapes reach 3`, () => {
    expect(tokens.size).toBeGreaterThan(25);
    expect(tooWeak(TEXT, 4.5)).toEqual([]);
    expect(tooWeak(SHAPES, 3)).toEqual([]);
  });
}

test("the dark theme by choice and by the device are one", () => {
  expect(tokensIn(":root:not([data-theme])")).toEqual(tokensIn(':root[data-theme="dark"]'));
});
