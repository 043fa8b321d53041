/** You said, we did, because. */
import type { Change, Kind, TeamAnswer } from "./shapes";
import { DID, labelOf, paragraphs } from "./words";

/** What the team did about one comment. */
export function Did({ answer }: { answer: TeamAnswer }) {
  return (
    <>
      <dt>We did</dt>
      <dd>
        {DID[answer.decision]}
        {answer.name_after && answer.name_before && <span class="renamed">“{answer.name_before}” is now “{answer.name_after}”.</span>}
      </dd>
      <dt>Because</dt>
      <dd>{paragraphs(answer.because).map((part) => <p key={part}>{part}</p>)}</dd>
    </>
  );
}

/** The words of a comment, or the answers that were picked. */
export function Said({ kinds, words }: { kinds: readonly Kind[]; words: string }) {
  return (
    <>
      {kinds.length > 0 && <p class="picked">{kinds.map(labelOf).join(" · ")}</p>}
      {paragraphs(words).map((part) => <p key={part}>“{part}”</p>)}
    </>
  );
}

export function Changed({ change }: { change: Change }) {
  return (
    <article class="changed">
      <h3>{change.idea ?? "About all of it"}{change.new && <span class="new">New</span>}</h3>
      <dl>
        <dt>You said</dt>
        <dd><Said kinds={change.kinds} words={change.you_said} /></dd>
        <Did answer={change} />
      </dl>
    </article>
  );
}
