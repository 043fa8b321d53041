/** A moment: short to read, whole on pointing at it. */
import { writeAgo, writeDate, writeInstant } from "./dates";

interface Props {
  at: string;
  /** The date alone, the date and time, or how long ago. */
  as?: "date" | "instant" | "ago" | undefined;
}

const WRITERS = { date: writeDate, instant: writeInstant, ago: (iso: string) => writeAgo(iso) };

export function When({ at, as = "ago" }: Props) {
  return (
    <time dateTime={at} title={at.includes("T") ? writeInstant(at) : undefined}>
      {WRITERS[as](at)}
    </time>
  );
}
