/** A role as people say it. */
const NAMES: Record<string, string> = {
  researcher: "Researcher",
  supervisor: "Supervisor",
  reviewer: "Expert by experience",
  administrator: "Administrator",
};

export function roleName(role: string): string {
  return NAMES[role] ?? role;
}
