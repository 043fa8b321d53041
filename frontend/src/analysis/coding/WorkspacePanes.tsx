/** The three panes side by side; on a phone one at a time, with tabs. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { classNames } from "../../ui/class-names";
import { count } from "../../ui/count";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/icon-paths";
import { useKeys } from "../../ui/key-store";
import { writeDate } from "../../ui/dates";
import { useStudy } from "../../session/use-study";
import { useReading } from "../coverage/use-reading";
import { ActionsContext } from "./actions";
import { CodebookPane } from "./CodebookPane";
import type { CachedCoding, CachedCodings } from "./codings-cache";
import { FindBar } from "./FindBar";
import { openFind } from "./finding";
import { followLink, linkedSegment } from "./deep-link";
import { Inspector } from "./Inspector";
import { LISTED_KEYS, onPageKeyDown } from "./keys";
import { LiveRegion } from "./LiveRegion";
import { Palette } from "./Palette";
import { questionsOf } from "./question-marks";
import { SegmentList } from "./SegmentList";
import { drawSegments } from "./segments";
import { width } from "./settings";
import type { TranscriptOut } from "./shapes";
import { Splitter } from "./Splitter";
import { Transcript } from "./Transcript";
import { useActions, type Rights } from "./use-actions";
import type { WorkspaceData } from "./use-workspace-data";
import type { Bounds, Pane, Workspace } from "./workspace";
import "./workspace.css";

interface Props {
  ws: Workspace;
  data: WorkspaceData;
  rights: Rights;
  /** What must be seen over the words. */
  notices: ComponentChildren;
}

const TABS: readonly [Pane, string, IconName][] = [
  ["codebook", "Codebook", "codebook"],
  ["transcript", "Transcript", "transcript"],
  ["segment", "Segment", "memo"],
];

/** Draw the codings of the layer whenever they, the codes or the layer change. */
function useDrawing(ws: Workspace, { codings, codes }: WorkspaceData, me: Rights["me"]): void {
  const layer = ws.layer.value;
  const only = ws.only.value?.id ?? null;
  const draw = useMemo(() => {
    const byId = new Map(codes.map((code) => [code.id, code]));
    const coders = new Map([...codings.coders.map(({ id, name }) => [id, name] as const), [me.id, me.name]]);
    const drawNow = (moved: Bounds | null): void => {
      const items = moved ? codings.items.map((coding) => withBounds(ws, coding, moved)) : codings.items;
      ws.drawing.draw(drawSegments(items, byId, ws.model.codePoints, { layer, me: me.id, only, coders }, ws.drawing.segments.peek()));
    };
    drawNow(ws.bounds.peek());
    return drawNow;
  }, [ws, codings, codes, layer, only, me]);
  useEffect(() => {
    // The list has them now, or has been told that they were refused.
    if (ws.bounds.peek()?.sent) ws.bounds.value = null;
  }, [codings]);
  useEffect(() => {
    let drawn: Bounds | null = ws.bounds.peek();
    return ws.bounds.subscribe((moved) => {
      if (moved !== drawn) draw((drawn = moved));
    });
  }, [draw]);
}

/** A coding as it is while somebody moves its ends. */
function withBounds(ws: Workspace, coding: CachedCoding, { uid, start, end }: Bounds): CachedCoding {
  const { toCodePoint } = ws.model.codePoints;
  return (coding.key ?? coding.id) === uid ? { ...coding, start: toCodePoint(start), end: toCodePoint(end) } : coding;
}

/** Go to the segment or turn in the address, on arrival and when it changes. */
function useDeepLink(ws: Workspace, codings: CachedCodings): void {
  const all = useRef(codings);
  all.current = codings;
  useEffect(() => {
    const follow = (): void => {
      const wanted = linkedSegment(location.hash);
      const shown = ws.drawing.segments.value.some(({ id }) => id === wanted);
      // A link to somebody else's segment shows everyone's.
      if (!shown && all.current.items.some(({ id }) => id === wanted)) [ws.only.value, ws.layer.value] = [null, "everyone"];
      requestAnimationFrame(() => followLink(ws, location.hash));
    };
    const first = requestAnimationFrame(follow);
    addEventListener("hashchange", follow);
    return () => {
      cancelAnimationFrame(first);
      removeEventListener("hashchange", follow);
    };
  }, [ws]);
}

function aboutOf({ interview }: TranscriptOut, turns: number): string[] {
  const held = interview?.held_on ? [writeDate(interview.held_on)] : [];
  const lasted = interview?.minutes ? [`${interview.minutes} minutes`] : [];
  return [...held, ...lasted, count(turns, "turn")];
}

function Keys({ ws }: { ws: Workspace }) {
  useKeys("Coding, with the focus in the transcript", LISTED_KEYS);
  useKeys("Coding, anywhere on the page", [{ keys: "Ctrl+F", label: "Find in this transcript; once more, in the whole page", run: () => openFind(ws) }]);
  return null;
}

function Tabs({ ws }: { ws: Workspace }) {
  return (
    <nav class="cw-tabs no-print" aria-label="Panes" data-foot>
      {TABS.map(([pane, label, icon]) => (
        <button key={pane} type="button" aria-current={ws.pane.value === pane ? "true" : undefined} onClick={() => (ws.pane.value = pane)}>
          <Icon name={icon} size={20} />
          {label}
        </button>
      ))}
    </nav>
  );
}

const bookWidth = width("codebook-width", 280, 220, 460);
const inspectorWidth = width("inspector-width", 300, 240, 480);

export function WorkspacePanes({ ws, data, rights, notices }: Props) {
  useDrawing(ws, data, rights.me);
  useDeepLink(ws, data.codings);
  useEffect(() => {
    ws.questions.value = questionsOf(data.version, data.suggestions, data.questions);
  }, [ws, data.version, data.suggestions, data.questions]);
  const actions = useActions(ws, rights);
  useReading(ws, useStudy().may("mark_read"));
  const asked = ws.asked.value;
  useEffect(() => {
    if (asked === null) return;
    ws.asked.value = null;
    actions[asked]();
  }, [asked]);
  const list = ws.view.value === "list";
  const palette = ws.palette.value;
  const keys = useMemo(() => <Keys ws={ws} />, [ws]);
  const transcript = useMemo(() => <Transcript ws={ws} about={aboutOf(data.transcript, ws.model.turns.length)} />, [ws, data.transcript]);
  return (
    <ActionsContext.Provider value={actions}>
      <div
        class={classNames("cw", `cw-at-${ws.pane.value}`)}
        style={{ "--book": `${bookWidth.value}px`, "--inspector": `${inspectorWidth.value}px` }}
        onKeyDown={(event) => onPageKeyDown(actions, event)}
      >
        <div class="cw-pane cw-book no-print"><CodebookPane ws={ws} codes={data.codes} /></div>
        <Splitter label="Width of the codebook" width={bookWidth} least={220} most={460} side="left" />
        <div class="cw-pane cw-read">
          <div class="cw-notices">{notices}</div>
          {ws.find.value && !list && <FindBar ws={ws} />}
          <div class="cw-fill" hidden={list}>{transcript}</div>
          {list && <SegmentList ws={ws} codes={data.codes} />}
        </div>
        <Splitter label="Width of the inspector" width={inspectorWidth} least={240} most={480} side="right" />
        <div class="cw-pane cw-inspect no-print"><Inspector ws={ws} codes={data.codes} questions={data.questions} evidence={data.evidence} inAll={data.codings.items.length} transcript={data.transcript} /></div>
        <Tabs ws={ws} />
        {palette && !list && <Palette key={`${palette.span.start}.${palette.span.end}`} ws={ws} codes={data.codes} state={palette} />}
        <LiveRegion ws={ws} />
        {keys}
      </div>
    </ActionsContext.Provider>
  );
}
