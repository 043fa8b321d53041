/** "Also here: B. Moss": who else is on this transcript at the moment. */
import { usePresence } from "./use-presence";
import "./AlsoHere.css";

export function AlsoHere({ study, transcript }: { study: string; transcript: string }) {
  const names = usePresence(study, transcript);
  return (
    <span class="also-here no-print" role="status">
      {names.length > 0 && <>Also here: <b>{names.join(", ")}</b></>}
    </span>
  );
}
