/** A role in the study, in words. */
const ROLES: Record<string, string> = { researcher: "Researcher", supervisor: "Supervisor", reviewer: "Reviewer" };

export const plainRole = (role: string): string => ROLES[role] ?? role;
