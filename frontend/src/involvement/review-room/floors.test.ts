/** The room stays small: its files reach only each other, the tokens and a few small packages. */
import { expect, it } from "vitest";

const files = import.meta.glob<string>(["./*.ts", "./*.tsx", "!./*.test.ts"], { query: "?raw", import: "default", eager: true });
const IMPORT = /^import\s(?!type\b)(?:[^;]*?\sfrom\s+)?"([^"]+)"/gm;

const reached = new Set(Object.values(files).flatMap((text) => [...text.matchAll(IMPORT)].map(([, from]) => from ?? "")));

it("loads nothing of the workspace, no router, no cache", () => {
  expect(Object.keys(files).length).toBeGreaterThan(20);
  expect([...reached].filter((from) => !from.startsWith("./")).sort()).toEqual([
    "../../styles/tokens.css",
    "@preact/signals",
    "idb-keyval",
    "preact",
    "preact/hooks",
  ]);
});
