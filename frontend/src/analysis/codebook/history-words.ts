/** The history of a code in words: what somebody did, and each part as it was and as it became. Pure. */
import type { components } from "../../base/schema";
import { CODE_LABELS, KINDS, ORIGINS, PATTERNS } from "./code-words";

export type CodeChange = components["schemas"]["CodeChangeOut"];
export type CodePart = CodeChange["changes"][number];

const DID: Record<string, string> = {
  create: "created the code",
  change: "changed the code",
  move: "moved the code",
  retire: "retired the code",
  restore: "brought the code back into use",
  merge: "merged codes",
  split: "split a code",
  recolour: "recoloured the code",
  import: "imported the code from a table",
  undo: "undid a step",
  redo: "did a step again",
};

const PARTS: Record<string, string> = {
  ...CODE_LABELS,
  parent: "Stands under",
  retired: "Retired",
  merged_into: "Merged into",
  merged_from: "Took the segments of",
  split_from: "Split from",
  split_into: "Gave segments to",
};

/** Parts that are read as text, so that single words that differ are worth marking. */
const LONG = new Set(["label", "definition", "use_when", "not_when", "example"]);

export const sayDeed = (change: CodeChange): string => DID[change.verb] ?? "changed the code";
export const sayPart = ({ field }: CodePart): string => PARTS[field] ?? field;
export const isText = ({ field }: CodePart): boolean => LONG.has(field);

/** Say one side of a changed part; "" where there was nothing. */
export function saySide({ field }: CodePart, value: string | null): string {
  if (value === null || value === "") return field === "parent" ? "the top" : "";
  if (field === "kind") return KINDS[value as keyof typeof KINDS] ?? value;
  if (field === "origin") return ORIGINS[value as keyof typeof ORIGINS] ?? value;
  if (field === "colour") return `Colour ${value}`;
  if (field === "pattern") return PATTERNS[Number(value) - 1] ?? value;
  return value;
}

/** Parts that are only told of a new code when they say something. */
const USUAL: Record<string, string> = { kind: "semantic", origin: "inductive" };

/** The parts worth showing. */
export function partsOf(change: CodeChange): readonly CodePart[] {
  const made = change.changes.every(({ old }) => old === null);
  const look = new Set(["colour", "pattern"]);
  return change.changes.filter((part) => !made || (!look.has(part.field) && USUAL[part.field] !== part.new));
}
