/** The roles of a study: their names, and what each of them may do. */
import type { Role } from "./shapes";

interface RoleWords {
  name: string;
  may: string;
}

export const ROLES: Record<Role, RoleWords> = {
  researcher: {
    name: "Researcher",
    may: "Adds participants and interviews, attests consent, imports transcripts, codes, builds themes, prepares review rounds.",
  },
  supervisor: {
    name: "Supervisor",
    may: "Everything to do with analysis, and decides: settings and people, quotes, when a theme is final, when a review round opens and is published. Does not enter participants or interviews.",
  },
  reviewer: {
    name: "Expert by experience",
    may: "Reads the review rounds they are invited to and comments. Sees no transcript, no participant, no code.",
  },
};
