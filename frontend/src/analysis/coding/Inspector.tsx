/** At the right: what is at the caret, selected or chosen: its words, codes, memo, links. */
import { useContext } from "preact/hooks";
import { countWords } from "../../text/sentences";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { When } from "../../ui/When";
import { NotesPart } from "../notes/NotesAbout";
import { ActionsContext } from "./actions";
import { backToText, chooseSegment } from "./caret-steps";
import { CodeChip } from "./CodeChip";
import { CodeNotes } from "./CodeNotes";
import { openPalette } from "./keys";
import { MemoEditor } from "./MemoEditor";
import { segmentsOver, type Segment } from "./segments";
import { SegmentEnds } from "./SegmentEnds";
import { SegmentLinks } from "./SegmentLinks";
import type { CodeOut, EvidenceLink, QuestionOut } from "./shapes";
import { TurnQuestionPart } from "./TurnQuestionPart";
import { placeOf, quoteOf } from "./transcript-model";
import type { Workspace } from "./workspace";
import "./Inspector.css";

interface Props {
  ws: Workspace;
  codes: readonly CodeOut[];
  questions: readonly QuestionOut[];
  evidence: readonly EvidenceLink[];
  /** Segments of all coders. */
  inAll: number;
  transcript: { id: string; title: string };
}

function Codes({ ws, segments, title }: { ws: Workspace; segments: readonly Segment[]; title: string }) {
  if (segments.length === 0) return null;
  return (
    <section class="in-part">
      <h3>{title}</h3>
      <ul class="in-chips">
        {segments.map((segment) => <CodeChip key={segment.uid} ws={ws} segment={segment} />)}
      </ul>
    </section>
  );
}

function Chosen({ ws, segment, evidence }: { ws: Workspace; segment: Segment; evidence: readonly EvidenceLink[] }) {
  const mine = useContext(ActionsContext)?.mayChange(segment) ?? false;
  const others = segmentsOver(ws.drawing.segments.value, segment).filter(({ uid }) => uid !== segment.uid);
  return (
    <>
      <section class="in-part">
        <blockquote class="in-quote voice">“{quoteOf(ws.model, segment)}”</blockquote>
        <p class="in-where">{placeOf(ws.model, segment)}</p>
      </section>
      <Codes ws={ws} title="Codes on this passage" segments={[segment, ...others]} />
      {mine && <SegmentEnds ws={ws} />}
      <MemoEditor key={segment.uid} ws={ws} segment={segment} />
      <SegmentLinks key={`links.${segment.uid}`} ws={ws} segment={segment} evidence={evidence} />
      <section class="in-part">
        <h3>History</h3>
        <p class="in-where">{segment.pending ? "Being saved" : <>Coded by {mine ? "you" : segment.coder}, <When at={segment.createdAt} as="instant" /></>}</p>
      </section>
    </>
  );
}

function Passage({ ws }: { ws: Workspace }) {
  const actions = useContext(ActionsContext);
  const passage = ws.passage.value;
  if (!passage) return null;
  const words = countWords(ws.model.text.slice(passage.start, passage.end));
  return (
    <section class="in-part">
      <blockquote class="in-quote voice">“{quoteOf(ws.model, passage)}”</blockquote>
      <p class="in-where">{placeOf(ws.model, passage)}, {count(words, "word")}</p>
      {actions?.refusal === null && (
        <div class="in-do">
          <Button size="small" kind="primary" onClick={() => openPalette(ws)}>Code this <kbd aria-hidden="true">c</kbd></Button>
        </div>
      )}
    </section>
  );
}

/** Nothing under the caret: what this pane is for, and the codings that carry a memo. */
function Nothing({ ws, inAll, transcript }: Pick<Props, "ws" | "inAll" | "transcript">) {
  const refusal = useContext(ActionsContext)?.refusal ?? null;
  const segments = ws.drawing.segments.value;
  const noted = segments.filter(({ memo }) => memo);
  return (
    <>
      <section class="in-part">
        <p class="in-help">
          {segments.length === 0 && refusal !== null
            ? "Nothing is coded here, and nothing can be yet. The transcript can be read."
            : segments.length === 0
            ? "Nothing is coded here yet. Select some words, or put the caret into a sentence and press s, then c."
            : "Put the caret into the text or choose a code in the margin: its words, codes and memo are shown here."}
        </p>
        {segments.length < inAll && (
          <div class="in-do">
            <Button size="small" onClick={() => void ([ws.only.value, ws.layer.value] = [null, "everyone"])}>Show everyone’s {count(inAll, "segment")}</Button>
          </div>
        )}
      </section>
      <NotesPart subject={{ kind: "transcript", id: transcript.id, label: transcript.title }} />
      {noted.length > 0 && (
        <section class="in-part">
          <h3>Memos in this transcript</h3>
          <ul class="in-memos">
            {noted.map((segment) => (
              <li key={segment.uid}>
                <button type="button" onClick={() => chooseSegment(ws, segment)}>
                  <span class={`sw k${segment.colour} p${segment.pattern}`} /> {segment.label}
                </button>
                <p>{segment.memo}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function Inspector({ ws, codes, questions, evidence, inAll, transcript }: Props) {
  const chosen = ws.chosenSegment.value;
  const passage = ws.passage.value;
  const here = ws.here.value;
  const code = codes.find(({ id }) => id === ws.chosenCode.value);
  const title = chosen ? "Selected segment" : passage ? "Selection" : here.length > 0 ? "At the caret" : "Segment";
  const close = (): void => {
    ws.chosen.value = null;
    backToText(ws);
  };
  return (
    <aside class="in" aria-label={title}>
      <header class="in-head">
        <h2 tabIndex={-1}>{title}</h2>
        {chosen && <Button kind="quiet" size="small" icon="close" label="Let go of the segment" onClick={close} />}
      </header>
      {chosen ? (
        <Chosen ws={ws} segment={chosen} evidence={evidence} />
      ) : (
        <>
          <Passage ws={ws} />
          <Codes ws={ws} segments={here} title={passage ? "Codes on this passage" : "Codes here"} />
          {!passage && here.length === 0 && <Nothing ws={ws} inAll={inAll} transcript={transcript} />}
          <TurnQuestionPart ws={ws} questions={questions} />
        </>
      )}
      {code && <CodeNotes code={code} />}
    </aside>
  );
}
