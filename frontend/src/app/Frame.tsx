/** The frame around every page: rail, what the top bar lends, palette, keys, and the page itself. */
import { useComputed } from "@preact/signals";
import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { FeedStatus } from "../session/FeedStatus";
import { me } from "../session/me";
import { useStudyFeed } from "../session/use-study-feed";
import { Button } from "../ui/Button";
import { goToOpen } from "../ui/go-to-store";
import { onPageKey, useKeys } from "../ui/key-store";
import { Notice } from "../ui/Notice";
import { PageChromeContext, type PageChrome } from "../ui/page-chrome";
import { EVERYWHERE } from "./everywhere";
import { GoTo } from "./GoTo";
import { KeysHelp } from "./KeysHelp";
import { matchRoute } from "./match-route";
import { PhoneMenu } from "./PhoneMenu";
import { placesIn } from "./places";
import { Rail } from "./Rail";
import { Sections } from "./Sections";
import { useStudyAtHand } from "./use-study-at-hand";
import { View } from "./View";
import { withCommand } from "./with-command";
import "./Frame.css";

/** Listen for keys of the page and of the whole workspace. */
function useWorkspaceKeys(openHelp: () => void): void {
  useEffect(() => {
    addEventListener("keydown", onPageKey);
    return () => removeEventListener("keydown", onPageKey);
  }, []);
  useKeys(EVERYWHERE, [
    { keys: "Ctrl+K", label: "Go to a page, a study or an action", run: () => (goToOpen.value = true) },
    { keys: "?", label: "Show the keys of this page", run: openHelp },
  ]);
}

function GoToButton() {
  return (
    <Button class="go-to" icon="search" popup="dialog" onClick={() => (goToOpen.value = true)}>
      Go to <kbd aria-hidden="true">{withCommand("Ctrl K")}</kbd>
    </Button>
  );
}

export function Frame() {
  const { path } = useLocation();
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
  useWorkspaceKeys(() => setHelp(true));
  const match = matchRoute(path);
  const who = me.value;
  const asked = match?.params["study"];
  const study = useStudyAtHand(who, asked, path === "/studies" || path.startsWith("/administration"));
  useStudyFeed(asked !== undefined && study?.actions.includes("read_activity") ? asked : null);
  const places = study ? placesIn(study) : [];
  const wing = match?.route.wing;
  const open = useComputed(() => goToOpen.value);
  if (!who || match?.route.open) return <View match={match} path={path} />;
  const chrome: PageChrome = {
    tools: <><FeedStatus /><GoToButton /></>,
    end: <Button class="menu-button no-print" kind="quiet" icon="menu" label="Menu" popup="dialog" onClick={() => setMenu(true)} />,
    sections: <Sections places={places} wing={wing} path={path} />,
    banner: asked !== undefined && study?.notice ? <aside class="banner" aria-label="About this study"><Notice tone="warn">{study.notice}</Notice></aside> : null,
  };
  return (
    <div class="app">
      <a class="skip" href="#main">Skip to the content</a>
      <Rail who={who} study={study} places={places} wing={wing} path={path} />
      <PageChromeContext.Provider value={chrome}>
        <View match={match} path={path} />
      </PageChromeContext.Provider>
      {menu && <PhoneMenu who={who} study={study} places={places} path={path} onClose={() => setMenu(false)} />}
      {open.value && <GoTo who={who} study={study} places={places} openHelp={() => setHelp(true)} />}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
