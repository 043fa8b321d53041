/** One thing that happened: who, what, how long ago. */
import { When } from "../../ui/When";
import { Deed } from "./Deed";
import type { Line } from "./shapes";

export function EventLine({ line }: { line: Line }) {
  return (
    <li class="home-line">
      <p><strong>{line.mine ? "You" : line.actor}</strong> <Deed line={line} /></p>
      <span class="quiet small"><When at={line.at} /></span>
    </li>
  );
}
