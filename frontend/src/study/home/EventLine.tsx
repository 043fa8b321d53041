/** One line of what happened: who, what, how long ago; it leads to the thing. */
import { useStudy } from "../../session/use-study";
import { When } from "../../ui/When";
import { placeOf } from "./place-of";
import type { Line } from "./shapes";

export function EventLine({ line }: { line: Line }) {
  const study = useStudy();
  return (
    <li class="home-line">
      <p>
        <strong>{line.mine ? "You" : line.actor}</strong>{" "}
        {line.page ? <a href={study.path(placeOf(line.page, line.object_id))}>{line.sentence}</a> : line.sentence}
      </p>
      <span class="quiet small"><When at={line.at} /></span>
    </li>
  );
}
