/** At phone width: everything the rail and the top bar hold, in a sheet from the lower edge. */
import type { Me, StudySeat } from "../session/me";
import { signOut } from "../session/sign-out";
import { Dialog } from "../ui/Dialog";
import { goToOpen } from "../ui/go-to-store";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/icon-paths";
import type { Place, Section } from "./places";
import "./PhoneMenu.css";

interface Props {
  who: Me;
  study: StudySeat | undefined;
  places: readonly Place[];
  path: string;
  onClose: () => void;
}

function Entry({ section, path, onClose }: { section: Section; path: string; onClose: () => void }) {
  return (
    <li>
      <a href={section.href} aria-current={section.href === path ? "page" : undefined} onClick={onClose}>{section.label}</a>
    </li>
  );
}

function Group({ icon, label, sections, path, onClose }: { icon: IconName; label: string; sections: readonly Section[]; path: string; onClose: () => void }) {
  return (
    <section class="phone-group">
      <h3><Icon name={icon} size={19} /> {label}</h3>
      <ul>{sections.map((section) => <Entry key={section.href} section={section} path={path} onClose={onClose} />)}</ul>
    </section>
  );
}

export function PhoneMenu({ who, study, places, path, onClose }: Props) {
  const own: Section[] = [
    { label: "All studies", href: "/studies" },
    ...(who.actions.includes("manage_accounts") ? [{ label: "Accounts", href: "/administration/accounts" }] : []),
    { label: "Your account", href: "/account" },
  ];
  const goTo = (): void => {
    onClose();
    goToOpen.value = true;
  };
  return (
    <Dialog title={study?.short_title ?? "Menu"} onClose={onClose} sheet>
      <button type="button" class="phone-go-to" onClick={goTo}>
        <Icon name="search" /> Go to a page or an action
      </button>
      <nav class="phone-menu" aria-label="Menu">
        {places.map((place) => (
          <Group key={place.wing} icon={place.icon} label={place.label} sections={place.sections} path={path} onClose={onClose} />
        ))}
        <Group icon="person" label={who.account.display_name} sections={own} path={path} onClose={onClose} />
      </nav>
      <button type="button" class="phone-go-to" onClick={() => void signOut()}>
        <Icon name="sign-out" /> Sign out
      </button>
    </Dialog>
  );
}
