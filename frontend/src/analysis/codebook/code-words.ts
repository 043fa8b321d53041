/** The editable words of a code, and how their values are said. */
import type { Code, CodeKind, CodeOrigin } from "./codes";

export interface CodeValues {
  label: string;
  definition: string;
  use_when: string;
  not_when: string;
  example: string;
  kind: CodeKind;
  origin: CodeOrigin;
  colour: number;
  pattern: number;
  objective_ns: number[];
}

export const KINDS: Record<CodeKind, string> = { semantic: "What is said", latent: "What lies beneath" };
export const ORIGINS: Record<CodeOrigin, string> = { inductive: "From the data", deductive: "From the question or the literature", in_vivo: "In a participant’s own words" };
export const PATTERNS = ["Solid", "Dashed", "Dotted"] as const;

export const CODE_LABELS: Record<keyof CodeValues, string> = {
  label: "Name",
  definition: "Definition",
  use_when: "Use it when",
  not_when: "Do not use it when",
  example: "Example",
  kind: "Kind",
  origin: "Origin",
  colour: "Colour",
  pattern: "Line",
  objective_ns: "Objectives",
};

export function codeValues(code: Code): CodeValues {
  const { label, definition, use_when, not_when, example, colour, pattern, objective_ns } = code;
  return { label, definition, use_when, not_when, example, colour, pattern, objective_ns, kind: code.kind as CodeKind, origin: code.origin as CodeOrigin };
}

/** Say one value in words. */
export function sayCodeValue(name: keyof CodeValues, values: CodeValues): string {
  if (name === "kind") return KINDS[values.kind];
  if (name === "origin") return ORIGINS[values.origin];
  if (name === "colour") return `Colour ${values.colour}`;
  if (name === "pattern") return PATTERNS[values.pattern - 1] ?? "";
  if (name === "objective_ns") return values.objective_ns.join(", ");
  return values[name];
}

/** What a new code says of itself where nobody said more. */
export const UNSAID = { definition: "", use_when: "", not_when: "", example: "", kind: "semantic", origin: "inductive", objective_ns: [] as number[] } as const;
