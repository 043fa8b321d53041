/** The workspace: who is signed in, the frame, and the page of the address. */
import { QueryClientProvider } from "@tanstack/preact-query";
import { LocationProvider } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { queryClient } from "../base/query-client";
import { loadMe } from "../session/load-me";
import { SessionEndedDialog } from "../session/SessionEndedDialog";
import { ErrorState } from "../ui/ErrorState";
import { Toasts } from "../ui/Toasts";
import { Frame } from "./Frame";

/** Links that are not ours to follow: files of the API, and the review room, which is its own page. */
const OURS = /^(?!\/(?:api|review)(?:\/|$))/;

function Start() {
  const [failed, setFailed] = useState<Error | null>(null);
  const [known, setKnown] = useState(false);
  const start = (): void => {
    setFailed(null);
    loadMe().then(() => setKnown(true), setFailed);
  };
  useEffect(start, []);
  if (failed) return <main class="start"><h1 class="vh">Cotheme</h1><ErrorState problem={failed} onRetry={start} /></main>;
  return known ? <Frame /> : <div class="start" aria-busy="true" />;
}

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <QueryClientProvider client={queryClient}>
        <Start />
        <SessionEndedDialog />
        <Toasts />
      </QueryClientProvider>
    </LocationProvider>
  );
}
