/** Attribute values between the form, where all is text, and the server, which has kinds. */
import type { Attribute, Value, Values } from "./shapes";

/** Values as a form holds them. */
export function toTyped(attributes: readonly Attribute[], values: Values): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ id, kind }) => {
      const value = values[id];
      return [id, value === undefined ? "" : kind === "yes_no" ? (value ? "yes" : "no") : String(value)];
    }),
  );
}

function read(attribute: Attribute, text: string): Value | null {
  const said = text.trim();
  if (said === "") return null;
  if (attribute.kind === "yes_no") return said === "yes";
  // What is no number goes to the server as it is: its refusal stands beside the field.
  if (attribute.kind === "number") return Number.isFinite(Number(said)) ? Number(said) : said;
  return said;
}

/** What was typed, as the server takes it; null takes a value away. */
export function fromTyped(attributes: readonly Attribute[], typed: Record<string, string>): Record<string, Value | null> {
  return Object.fromEntries(attributes.map((attribute) => [attribute.id, read(attribute, typed[attribute.id] ?? "")]));
}
