/** A passage in the evidence of a theme, with its note and where it stands. */
import { Icon } from "../../ui/Icon";
import { Menu, type MenuItem } from "../../ui/Menu";
import type { Evidence } from "./themes";

interface Props {
  evidence: Evidence;
  href: string;
  codeHref: string;
  items: readonly MenuItem[];
}

export function EvidenceCard({ evidence, href, codeHref, items }: Props) {
  const { quote, note, participants, speaker, transcript, turn, code } = evidence;
  const who = participants.length > 0 ? participants.join(", ") : (speaker ?? "Speaker not known");
  return (
    <li class="evidence" data-keep={`evidence:${evidence.id}`}>
      <blockquote class="voice">{quote}</blockquote>
      {note && <p class="evidence-note"><Icon name="memo" size={15} /><span><span class="vh">Note: </span>{note}</span></p>}
      <div class="evidence-foot">
        <p>
          {who !== transcript && <b>{who}</b>}
          <a href={href}>{transcript}{turn !== null && `, turn ${turn}`}</a>
          <a class="evidence-code" href={codeHref}>{code}</a>
        </p>
        {items.length > 0 && <Menu small label={`Actions for the passage of ${transcript}, turn ${turn ?? ""}`} items={items} />}
      </div>
    </li>
  );
}
