/** The guide an interview most likely follows: the approved one for the group of those who take part. */
import type { GuideLine } from "./shapes";

/** Its id; empty if the groups differ, or no guide is approved for them. */
export function likelyGuide(guides: readonly Pick<GuideLine, "id" | "group_id" | "state">[], groupIds: readonly string[]): string {
  const groups = new Set(groupIds);
  const approved = guides.filter((guide) => guide.state === "approved");
  const own = groups.size === 1 ? approved.find((guide) => guide.group_id !== null && groups.has(guide.group_id)) : undefined;
  return (own ?? approved.find((guide) => guide.group_id === null))?.id ?? "";
}
