/** The sections of a wing, under the top bar. */
import type { Place } from "./places";
import type { Wing } from "./wings";
import "./Sections.css";

interface Props {
  places: readonly Place[];
  wing: Wing | undefined;
  path: string;
}

/** The section a path lies in: the longest that begins it, so that a code belongs to the codebook's wing page. */
function isHere(path: string, href: string, all: readonly { href: string }[]): boolean {
  const within = all.filter((each) => path === each.href || path.startsWith(`${each.href}/`));
  const nearest = within.toSorted((a, b) => b.href.length - a.href.length)[0];
  return nearest?.href === href;
}

export function Sections({ places, wing, path }: Props) {
  const place = places.find((each) => each.wing === wing);
  if (!place || place.sections.length < 2) return null;
  return (
    <nav class="sections no-print" aria-label={place.label}>
      {place.sections.map((section) => (
        <a key={section.href} href={section.href} aria-current={isHere(path, section.href, place.sections) ? "page" : undefined}>
          {section.label}
        </a>
      ))}
    </nav>
  );
}
