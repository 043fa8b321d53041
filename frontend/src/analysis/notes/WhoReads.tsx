/** Says plainly who can read a journal entry. */
import { Icon } from "../../ui/Icon";

export function WhoReads({ shared, author }: { shared: boolean; author?: string | undefined }) {
  const said = author
    ? `${author} shares this entry with the supervisors of the study. Nobody else can read it.`
    : shared
      ? "You and the supervisors of this study can read this entry. Nobody else sees that it exists."
      : "Only you can read this entry. Nobody else sees that it exists.";
  return <p class="who-reads"><Icon name={shared ? "unlock" : "lock"} size={16} /> {said}</p>;
}
