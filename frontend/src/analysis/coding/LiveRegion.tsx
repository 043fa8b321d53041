/** Says, politely and when the caret has stopped, which codes are at it, and what was done. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { count } from "../../ui/count";
import type { Workspace } from "./workspace";

const QUIET_MS = 300;

export function LiveRegion({ ws }: { ws: Workspace }) {
  const words = useSignal("");
  useSignalEffect(() => {
    const here = ws.here.value;
    const timer = setTimeout(() => {
      if (here.length > 0) words.value = `${count(here.length, "code")}: ${here.map(({ label }) => label).join(", ")}`;
      else words.value = "";
    }, QUIET_MS);
    return () => clearTimeout(timer);
  });
  useSignalEffect(() => {
    if (ws.spoken.value) words.value = ws.spoken.value;
  });
  return <p class="vh" role="status">{words.value}</p>;
}
