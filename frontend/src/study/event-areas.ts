/** The parts of the work that events belong to, for looking at one of them alone. */
export const AREAS = [
  { value: "people", label: "People and access", kinds: ["member", "invitation", "account", "session", "token", "action", "reviewer"] },
  { value: "study", label: "Study and settings", kinds: ["study", "policy", "group", "objective", "attribute"] },
  { value: "fieldwork", label: "Fieldwork and consent", kinds: ["participant", "participants", "consent", "guide", "interview"] },
  { value: "transcripts", label: "Transcripts", kinds: ["transcript", "version", "speaker", "deidentification", "turn"] },
  { value: "analysis", label: "Coding and themes", kinds: ["code", "coding", "step", "theme", "evidence", "retrieval", "note", "decision", "journal"] },
  { value: "involvement", label: "Reviews and quotes", kinds: ["quote", "round", "comment", "response"] },
  { value: "outputs", label: "Outputs", kinds: ["export"] },
] as const;

/** The area of a kind such as "consent.attested"; none for kinds that are not listed. */
export function areaOf(kind: string): string | undefined {
  const first = kind.split(".")[0];
  return AREAS.find((area) => (area.kinds as readonly string[]).includes(first ?? ""))?.value;
}
