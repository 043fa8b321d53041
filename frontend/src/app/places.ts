/** Where a person may go in a study: the wings open to them and each wing's sections. */
import type { StudySeat } from "../session/me";
import { routes, type Route } from "./routes";
import { WINGS, type Wing } from "./wings";

export interface Section {
  label: string;
  href: string;
}

/** A place in the rail. */
export interface Place {
  wing: Wing;
  label: string;
  icon: (typeof WINGS)[number]["icon"];
  sections: readonly Section[];
}

function section(route: Route, study: StudySeat): Section[] {
  const allowed = route.needs === undefined || study.actions.includes(route.needs);
  return route.section !== undefined && allowed ? [{ label: route.section, href: route.path.replace(":study", study.id) }] : [];
}

/** List the wings in which this person may open at least one section. */
export function placesIn(study: StudySeat, table: readonly Route[] = routes): Place[] {
  return WINGS.map((each) => ({
    ...each,
    sections: table.filter((route) => route.wing === each.wing).flatMap((route) => section(route, study)),
  })).filter((place) => place.sections.length > 0);
}
