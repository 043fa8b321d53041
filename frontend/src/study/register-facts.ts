/** The facts of a study's register entry: read from the stored object, and laid back into it. Pure. */
import type { Study } from "./shapes";

type Facts = Study["facts"];

export const FACT_FIELDS = [
  { name: "full_title", label: "Full title as registered", long: true },
  { name: "research_type", label: "Type of research", long: false },
  { name: "iras_id", label: "IRAS ID", long: false },
  { name: "rec_name", label: "Research ethics committee", long: false },
  { name: "rec_reference", label: "REC reference", long: false },
  { name: "rec_opinion", label: "Opinion", long: false },
  { name: "rec_opinion_date", label: "Date of the opinion", long: false },
  { name: "sponsor", label: "Sponsor", long: false },
  { name: "methodology", label: "Methodology", long: false },
  { name: "data_collection", label: "Data collection", long: false },
  { name: "analysis", label: "Analysis", long: true },
  { name: "start_date", label: "Start", long: false },
  { name: "participant_feedback", label: "What participants get back", long: true },
] as const;

export type FactName = (typeof FACT_FIELDS)[number]["name"];

function entry(facts: Facts): Record<string, unknown> {
  const said = facts["study"];
  return typeof said === "object" && said !== null && !Array.isArray(said) ? (said as Record<string, unknown>) : {};
}

/** A fact as text; empty where there is none. */
export function factOf(facts: Facts, name: FactName): string {
  const said = entry(facts)[name];
  return typeof said === "string" ? said : "";
}

/** Lay what was typed over the stored facts; everything else stays as it is. An emptied fact becomes null. */
export function withFacts(facts: Facts, typed: Record<FactName, string>): Facts {
  const changed = FACT_FIELDS.filter(({ name }) => typed[name] !== factOf(facts, name));
  if (changed.length === 0) return facts;
  return { ...facts, study: { ...entry(facts), ...Object.fromEntries(changed.map(({ name }) => [name, typed[name].trim() || null])) } };
}
