/** The left rail: the wings of the study in the order of the research journey, then the account. */
import type { Me, StudySeat } from "../session/me";
import { Avatar } from "../ui/Avatar";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/icon-paths";
import type { Place } from "./places";
import type { Wing } from "./wings";
import "./Rail.css";

interface Props {
  who: Me;
  study: StudySeat | undefined;
  places: readonly Place[];
  wing: Wing | undefined;
  path: string;
}

function RailLink({ href, icon, label, here }: { href: string; icon: IconName; label: string; here: boolean }) {
  return (
    <a class="rail-link" href={href} aria-current={here ? "page" : undefined}>
      <Icon name={icon} size={21} />
      <span>{label}</span>
    </a>
  );
}

export function Rail({ who, study, places, wing, path }: Props) {
  return (
    <nav class="rail no-print" aria-label={study ? study.short_title : "Cotheme"}>
      <a class="rail-mark" href="/studies" title="All studies">
        <Icon name="mark" size={26} label="All studies" />
      </a>
      {who.demonstration && <span class="rail-demo" title="Demonstration: everything here is fictional">Demo</span>}
      {places.map((place) => (
        <RailLink key={place.wing} href={place.sections[0]?.href ?? "/studies"} icon={place.icon} label={place.label} here={place.wing === wing} />
      ))}
      {!study && <RailLink href="/studies" icon="study" label="Studies" here={path.startsWith("/studies")} />}
      {!study && who.actions.includes("manage_accounts") && (
        <RailLink href="/administration/accounts" icon="people" label="Accounts" here={path.startsWith("/administration")} />
      )}
      <a class="rail-link rail-me" href="/account" aria-current={path === "/account" ? "page" : undefined}>
        <Avatar name={who.account.display_name} />
        <span>Account</span>
      </a>
    </nav>
  );
}
