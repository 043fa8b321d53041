/** Where the palette leads from anywhere: sections of this study, other studies, own account, actions. */
import type { Me, StudySeat } from "../session/me";
import { signOut } from "../session/sign-out";
import { applyTheme } from "../session/theme";
import type { Destination } from "../ui/go-to-store";
import type { Place } from "./places";

interface Known {
  who: Me;
  study: StudySeat | undefined;
  places: readonly Place[];
  openHelp: () => void;
}

export function knownDestinations({ who, study, places, openHelp }: Known): Destination[] {
  const pages = places.flatMap((place) =>
    place.sections.map((section) => ({ id: section.href, label: section.label, kind: place.label, icon: place.icon, href: section.href })),
  );
  const studies = who.studies
    .filter((each) => each.id !== study?.id && each.role !== "reviewer")
    .map((each): Destination => ({ id: each.id, label: each.short_title, kind: "Study", icon: "study", href: `/studies/${each.id}` }));
  const own: Destination[] = [
    { id: "studies", label: "All studies", kind: "Page", icon: "study", href: "/studies" },
    { id: "account", label: "Your account", kind: "Page", icon: "person", words: "password sessions tokens theme colours profile", href: "/account" },
    { id: "keys", label: "Keys of this page", kind: "Action", icon: "keyboard", words: "shortcuts help", run: openHelp },
    { id: "light", label: "Light colours", kind: "Action", icon: "settings", words: "theme", run: () => applyTheme("light") },
    { id: "dark", label: "Dark colours", kind: "Action", icon: "settings", words: "theme night", run: () => applyTheme("dark") },
    { id: "cream", label: "Cream colours", kind: "Action", icon: "settings", words: "theme low glare", run: () => applyTheme("cream") },
    { id: "print", label: "Print this page", kind: "Action", icon: "print", run: () => setTimeout(() => print(), 50) },
    { id: "sign-out", label: "Sign out", kind: "Action", icon: "sign-out", words: "log out leave", run: () => void signOut() },
  ];
  const rooms: Destination[] = [
    ...(who.actions.includes("manage_accounts") ? [{ id: "accounts", label: "Accounts", kind: "Page", icon: "people", href: "/administration/accounts" } as const] : []),
    ...(who.studies.some((each) => each.role === "reviewer") ? [{ id: "review", label: "Review room", kind: "Page", icon: "involvement", run: () => location.assign("/review") } as const] : []),
  ];
  return [...pages, ...studies, ...rooms, ...own];
}
