/** The wings of the research journey, in its order; the same words as the API's folders. */
import type { IconName } from "../ui/icon-paths";

export type Wing = "study" | "fieldwork" | "analysis" | "involvement" | "outputs" | "oversight";

export const WINGS: readonly { wing: Wing; label: string; icon: IconName }[] = [
  { wing: "study", label: "Study", icon: "study" },
  { wing: "fieldwork", label: "Fieldwork", icon: "fieldwork" },
  { wing: "analysis", label: "Analysis", icon: "analysis" },
  { wing: "involvement", label: "Involvement", icon: "involvement" },
  { wing: "outputs", label: "Outputs", icon: "outputs" },
  { wing: "oversight", label: "Oversight", icon: "oversight" },
];
