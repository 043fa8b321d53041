/** One passage with the words around it, where it stands, and what can be done with it. */
import type { ComponentChildren } from "preact";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Pill } from "../../ui/Pill";
import { contextAfter, contextBefore } from "./context";
import { clockOf, type Segment } from "./segments";
import "./SegmentCard.css";

/** Code points of context that the server sends on each side. */
const CONTEXT = 160;

interface Props {
  segment: Segment;
  /** To the passage in the transcript. */
  href: string;
  acts: readonly MenuItem[];
  /** The code it bears, where several are listed together. */
  code?: { label: string; colour: number; pattern: number } | undefined;
  extra?: ComponentChildren | undefined;
  /** A box to choose it, where several are chosen. */
  choice?: { chosen: boolean; onChosen: (on: boolean) => void } | undefined;
}

function Place({ segment, href }: { segment: Segment; href: string }) {
  const time = clockOf(segment.starts_at_ms);
  const speakers = segment.participants.length > 0 ? segment.participants.join(", ") : (segment.speaker ?? "Speaker not known");
  return (
    <p class="segment-place">
      {speakers !== segment.transcript && <b>{speakers}</b>}
      <a href={href}>{segment.transcript}{segment.turn !== null && `, turn ${segment.turn}`}{time && `, ${time}`}</a>
      <span>Coded by {segment.coder}</span>
    </p>
  );
}

export function SegmentCard({ segment, href, acts, code, extra, choice }: Props) {
  return (
    <li class="segment" data-keep={`segment:${segment.id}`} id={`segment-${segment.id}`}>
      {choice && (
        <label class="choice segment-choice">
          <input type="checkbox" checked={choice.chosen} onChange={(event) => choice.onChosen(event.currentTarget.checked)} />
          <span>Choose<span class="vh"> the passage of {segment.transcript}, turn {segment.turn ?? ""}: {segment.quote}</span></span>
        </label>
      )}
      {code && <p class="segment-code"><span class={`sw k${code.colour} p${code.pattern}`} /> {code.label}</p>}
      <blockquote class="voice">
        <span class="segment-around">{contextBefore(segment.before, CONTEXT)}</span>
        <mark>{segment.quote}</mark>
        <span class="segment-around">{contextAfter(segment.after, CONTEXT)}</span>
      </blockquote>
      {segment.stale && <p class="segment-stale"><Pill tone="warn" icon="warning">To settle: the text was corrected</Pill></p>}
      {segment.memo && <p class="segment-memo"><Icon name="memo" size={15} /><span><span class="vh">Memo: </span>{segment.memo}</span></p>}
      <div class="segment-foot">
        <Place segment={segment} href={href} />
        {acts.length > 0 && <Menu small label={`Actions for the passage of ${segment.transcript}, turn ${segment.turn ?? ""}`} items={acts} />}
      </div>
      {extra}
    </li>
  );
}
