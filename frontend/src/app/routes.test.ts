/** The route table: no address twice, literal before parameter, and every study page in a wing. */
import { expect, test } from "vitest";
import { matchRoute } from "./match-route";
import { placesIn } from "./places";
import { routes, type Route } from "./routes";

const page: Route["page"] = () => Promise.reject(new Error("not asked for"));
const TABLE: Route[] = [
  { path: "/studies/:study", title: "Study", wing: "study", section: "Home", page },
  { path: "/studies/:study/codes/:code", title: "Code", wing: "analysis", page },
  { path: "/studies/:study/codebook", title: "Codebook", wing: "analysis", section: "Codebook", needs: "read_codebook", page },
];

test("an address gives its route and its values, a longer or shorter one does not", () => {
  expect(matchRoute("/studies/s1/codes/c%20d", TABLE)).toMatchObject({ route: { title: "Code" }, params: { study: "s1", code: "c d" } });
  expect(matchRoute("/studies/s1/codes", TABLE)).toBeNull();
  expect(matchRoute("/studies/s1/", TABLE)?.route.title).toBe("Study");
});

test("only sections whose action the person holds are offered", () => {
  const seat = { id: "s1", short_title: "x", role: "researcher", profile: "sensitive", release_approver: false, demonstration: false, notice: null } as const;
  expect(placesIn({ ...seat, actions: [] }, TABLE).map((place) => place.wing)).toEqual(["study"]);
  expect(placesIn({ ...seat, actions: ["read_codebook"] }, TABLE).map((place) => place.sections)).toEqual([
    [{ label: "Home", href: "/studies/s1" }],
    [{ label: "Codebook", href: "/studies/s1/codebook" }],
  ]);
});

test("the table itself: each route is the first that fits its own address", () => {
  const hidden = routes.filter((route) => matchRoute(route.path.replaceAll(":", "x"))?.route !== route);
  expect(hidden.map((route) => route.path)).toEqual([]);
  const homeless = routes.filter((route) => route.path.startsWith("/studies/:study") && !route.wing);
  expect(homeless.map((route) => route.path)).toEqual([]);
});
