/** The page of the address: fetched when first asked for; the page before stays until it is here. */
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { RouteParams } from "../base/route-context";
import { me } from "../session/me";
import { openStudy } from "../study/opening";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorState } from "../ui/ErrorState";
import { Page } from "../ui/Page";
import { CrashBoundary } from "./CrashBoundary";
import type { Match } from "./match-route";
import { NotFound } from "./NotFound";
import { matchRoute } from "./match-route";

interface Shown {
  path: string;
  match: Match | null;
  component: ComponentType | null;
  failed: Error | null;
}

const STALE_PAGE = "The page could not be loaded. If the service was just updated, load it again.";

/** The match that may be shown: the sign-in page stands in for whatever needs a signed-in person. */
function permitted(match: Match | null): Match | null {
  return me.value || match?.route.open ? match : matchRoute("/sign-in");
}

/** Load the page's code and keep the page before on show meanwhile. */
function usePage(match: Match | null, path: string): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const wanted = permitted(match);
  useEffect(() => {
    let current = true;
    const show = (component: ComponentType | null, failed: Error | null): void => {
      if (current) setShown({ path, match: wanted, component, failed });
    };
    if (!wanted) show(null, null);
    else {
      const study = wanted.params["study"];
      const code = wanted.route.page();
      // Side by side; the first page of a study is shown when both are here.
      Promise.all([code, study ? openStudy(study) : undefined]).then(([page]) => show(page, null), () => show(null, new Error(STALE_PAGE)));
    }
    return () => {
      current = false;
    };
  }, [path, wanted?.route]);
  return shown;
}

/** On every new page: to the top, and the focus on its title, so that a screen reader begins there. */
function useArrival(path: string | undefined): void {
  const before = useRef<string | undefined>(undefined);
  const byHistory = useRef(false);
  useEffect(() => {
    const mark = (): void => {
      byHistory.current = true;
    };
    addEventListener("popstate", mark);
    return () => removeEventListener("popstate", mark);
  }, []);
  useEffect(() => {
    if (before.current !== undefined && path !== undefined && before.current !== path) {
      if (!byHistory.current) scrollTo(0, 0);
      document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    }
    byHistory.current = false;
    before.current = path;
  }, [path]);
}

/** Is this person allowed on the page, and is the study theirs? */
function refusal(match: Match): "absent" | "role" | null {
  const { study } = match.params;
  const { needs, open } = match.route;
  if (open || !me.value) return null;
  const seat = me.value.studies.find((each) => each.id === study);
  if (study !== undefined && !seat) return "absent";
  const actions = seat?.actions ?? me.value.actions;
  return needs === undefined || actions.includes(needs) ? null : "role";
}

function NotYours() {
  return (
    <Page title="Not part of your role">
      <EmptyState icon="lock" title="This page is not part of your role" action={<Button href="/studies">All studies</Button>}>
        Ask a supervisor of the study if you need it.
      </EmptyState>
    </Page>
  );
}

export function View({ match, path }: { match: Match | null; path: string }) {
  const shown = usePage(match, path);
  useArrival(shown?.path);
  if (!shown) return <div class="view" aria-busy="true" />;
  const refused = shown.match && refusal(shown.match);
  if (!shown.match || refused === "absent") return <NotFound />;
  if (refused === "role") return <NotYours />;
  if (shown.failed || !shown.component) {
    return (
      <Page title={shown.match.route.title}>
        <ErrorState problem={shown.failed ?? new Error(STALE_PAGE)} onRetry={() => location.reload()} />
      </Page>
    );
  }
  const Shown = shown.component;
  return (
    <RouteParams.Provider value={shown.match.params}>
      <CrashBoundary key={shown.path} title={shown.match.route.title}>
        <Shown />
      </CrashBoundary>
    </RouteParams.Provider>
  );
}
