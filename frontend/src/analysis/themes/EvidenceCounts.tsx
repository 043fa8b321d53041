/** How many passages stand on each side of a theme. */
import { Icon } from "../../ui/Icon";
import { RELATION_WORDS, RELATIONS } from "./theme-words";
import type { Relation } from "./themes";

export function EvidenceCounts({ counts }: { counts: Record<Relation, number> }) {
  return (
    <ul class="evidence-counts" aria-label="Evidence">
      {RELATIONS.map((relation) => (
        <li key={relation} class={counts[relation] === 0 ? "evidence-none" : undefined}>
          <Icon name={RELATION_WORDS[relation].icon} size={14} />
          <b class="num">{counts[relation]}</b> {RELATION_WORDS[relation].label}
        </li>
      ))}
    </ul>
  );
}
