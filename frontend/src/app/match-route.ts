/** Find the route of an address and the values the address carries. */
import { routes, type Route } from "./routes";

export interface Match {
  route: Route;
  params: Readonly<Record<string, string>>;
}

/** Compare an address with one pattern; null unless they fit whole. */
function fit(path: string, pattern: string): Record<string, string> | null {
  const [said, wanted] = [path.split("/").filter(Boolean), pattern.split("/").filter(Boolean)];
  if (said.length !== wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = said[at] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

export function matchRoute(path: string, table: readonly Route[] = routes): Match | null {
  for (const route of table) {
    const params = fit(path, route.path);
    if (params) return { route, params };
  }
  return null;
}
