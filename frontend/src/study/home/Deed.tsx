/** What was done; it leads to the thing it was done to. */
import { useStudy } from "../../session/use-study";
import { placeOf } from "./place-of";
import type { Line } from "./shapes";

export function Deed({ line }: { line: Line }) {
  const study = useStudy();
  return line.page ? <a href={study.path(placeOf(line.page, line.object_id))}>{line.sentence}</a> : <>{line.sentence}</>;
}
