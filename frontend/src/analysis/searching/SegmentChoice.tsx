/** One segment that would be coded, with a box to leave it out. */
import type { components } from "../../base/schema";
import { count } from "../../ui/count";

type FoundSegment = components["schemas"]["FoundSegmentOut"];

/** Words shown on either side. */
const AROUND = 60;
const STATES = { new: "", already: "You have coded this so already", closed: "Its transcript cannot be coded yet" } as const;

interface Props {
  segment: FoundSegment;
  taken: boolean;
  onTurn: () => void;
}

const before = (text: string): string => (text.length > AROUND ? `… ${text.slice(-AROUND).replace(/^\S*\s/u, "")}` : text);
const after = (text: string): string => (text.length > AROUND ? `${text.slice(0, AROUND).replace(/\s\S*$/u, "")} …` : text);

export function SegmentChoice({ segment, taken, onTurn }: Props) {
  const open = segment.state === "new";
  const said = [`${segment.transcript}, turn ${segment.turn}`, segment.speaker !== segment.transcript && segment.speaker, segment.hits > 1 && count(segment.hits, "hit"), STATES[segment.state]];
  return (
    <li class="found-segment">
      <label>
        <input type="checkbox" checked={open && taken} disabled={!open} onChange={onTurn} />
        <p class="voice" dir="auto"><span class="found-around">{before(segment.before)}</span><mark>{segment.text}</mark><span class="found-around">{after(segment.after)}</span></p>
        <span class="found-place">{said.filter(Boolean).join(" · ")}</span>
      </label>
    </li>
  );
}
