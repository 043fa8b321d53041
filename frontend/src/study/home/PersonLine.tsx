/** All that one person did since, gathered: each deed leads to the thing it was done to. */
import { Avatar } from "../../ui/Avatar";
import { When } from "../../ui/When";
import type { Person } from "./by-person";
import { Deed } from "./Deed";

export function PersonLine({ person }: { person: Person }) {
  return (
    <li class="home-person">
      <Avatar name={person.actor} />
      <div>
        <p class="home-person-head"><strong>{person.actor}</strong> <span class="quiet small"><When at={person.at} /></span></p>
        <ul class="home-deeds">{person.lines.map((line) => <li key={line.kind}><Deed line={line} /></li>)}</ul>
      </div>
    </li>
  );
}
