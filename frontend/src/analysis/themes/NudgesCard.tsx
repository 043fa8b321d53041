/** What a reader would still ask of the theme. Thoughts, never locks. */
import { Notice } from "../../ui/Notice";

export function NudgesCard({ nudges }: { nudges: readonly string[] }) {
  if (nudges.length === 0) return null;
  return (
    <Notice title={nudges.length === 1 ? "Something to think about" : "Some things to think about"}>
      <ul class="nudges">{nudges.map((nudge) => <li key={nudge}>{nudge}</li>)}</ul>
    </Notice>
  );
}
