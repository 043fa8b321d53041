/** Where a person belongs once signed in. */
import type { Me } from "./me";
import { loadMe } from "./load-me";

/** Is the review room all this person has? */
export function isReviewerOnly(who: Me): boolean {
  return !who.account.is_admin && who.studies.length > 0 && who.studies.every((study) => study.role === "reviewer");
}

/** Load who came in; reviewers go to their own room. */
export async function afterSignIn(): Promise<Me | null> {
  const who = await loadMe();
  if (who && isReviewerOnly(who)) location.assign("/review");
  return who;
}
