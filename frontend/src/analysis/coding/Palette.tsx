/** Codes at the selection: filter, apply, create, in vivo. On a phone it is a sheet at the lower edge. */
import { autoUpdate, computePosition, flip, offset, shift } from "@floating-ui/dom";
import { useContext, useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { paint } from "../../highlight/paint";
import { rangeOf } from "../../highlight/selection";
import { countWords } from "../../text/sentences";
import type { Span } from "../../text/spans";
import { classNames } from "../../ui/class-names";
import { count } from "../../ui/count";
import { Icon } from "../../ui/Icon";
import { ActionsContext } from "./actions";
import { backToText } from "./caret-steps";
import { nothingWords, paletteOptions, parentForNew, type PaletteOption } from "./palette-options";
import { PaletteRow } from "./PaletteRow";
import type { CodeOut } from "./shapes";
import { useNarrow } from "./use-narrow";
import type { PaletteState, Workspace } from "./workspace";
import "./Palette.css";

interface Props {
  ws: Workspace;
  codes: readonly CodeOut[];
  state: PaletteState;
}

/** From the first line to the last, and as wide as the last: the palette goes under it or, without room, over it. */
function around(range: Range): DOMRect {
  const all = range.getBoundingClientRect();
  const last = [...range.getClientRects()].at(-1) ?? all;
  return new DOMRect(last.x, all.y, last.width, all.height);
}

/** On a phone: scroll the passage out from under the sheet. */
function uncover(ws: Workspace, range: Range, sheet: HTMLElement): void {
  const hidden = range.getBoundingClientRect().bottom + ROOM - sheet.getBoundingClientRect().top;
  if (hidden > 0 && ws.scroller.current) ws.scroller.current.scrollTop += hidden;
}

const ROOM = 16;

/** Keep the palette beside the passage; paint the passage while the focus is in the palette. */
function usePlace(ws: Workspace, span: Span, narrow: boolean, focused: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const host = ws.host.current;
    const range = host && rangeOf(host, span);
    const floating = box.current;
    if (!range || !floating) return;
    if (narrow) return uncover(ws, range, floating);
    const anchor = { getBoundingClientRect: () => around(range), contextElement: host };
    return autoUpdate(anchor, floating, () => {
      const middleware = [offset(8), flip({ padding: 8 }), shift({ padding: 8, crossAxis: true })];
      void computePosition(anchor, floating, { strategy: "fixed", placement: "bottom-start", middleware }).then(({ x, y }) => {
        Object.assign(floating.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
      });
    });
  }, [span.start, span.end, narrow]);
  useEffect(() => {
    const range = focused && ws.host.current ? rangeOf(ws.host.current, span) : null;
    paint("pick", range ? [range] : []);
    return () => paint("pick", []);
  }, [span.start, span.end, focused]);
  return box;
}

/** Walks the options with the keys of a combobox. */
function useOptions(options: readonly PaletteOption[], choose: (option: PaletteOption) => void) {
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, options.length - 1));
  const onKey = (event: KeyboardEvent): boolean => {
    const last = options.length - 1;
    const to = { ArrowDown: current >= last ? 0 : current + 1, ArrowUp: current <= 0 ? last : current - 1, PageDown: Math.min(last, current + 6), PageUp: Math.max(0, current - 6) }[event.key];
    const option = options[current];
    if (to !== undefined) setAt(to);
    else if (event.key === "Enter" && option && !event.isComposing) choose(option);
    else return false;
    return true;
  };
  return { current, setAt, onKey };
}

function Acts({ ws, span, focused }: { ws: Workspace; span: Span; focused: boolean }) {
  const actions = useContext(ActionsContext);
  if (!actions?.mayCreate) return null;
  return (
    <div class="pl-acts">
      <button type="button" onClick={() => actions.inVivo(span)}>
        <kbd aria-hidden="true">{focused ? "Alt I" : "i"}</kbd>Code in their words
      </button>
      <button type="button" onClick={() => backToText(ws)} hidden={!focused}>
        <kbd aria-hidden="true">Esc</kbd>Back to the text
      </button>
    </div>
  );
}

export function Palette({ ws, codes, state }: Props) {
  const actions = useContext(ActionsContext);
  const narrow = useNarrow();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const { span, focused } = state;
  const box = usePlace(ws, span, narrow, focused);
  const parent = parentForNew(codes, ws.chosenCode.value);
  const mine = ws.drawing.segments.value.filter((one) => one.start === span.start && one.end === span.end && actions?.mayChange(one));
  const context = { codes, recent: ws.recent.value.slots, here: new Set(mine.map(({ codeId }) => codeId)), parent, mayCreate: actions?.mayCreate ?? false };
  const options = paletteOptions(query, context);
  const done = (): void => {
    ws.palette.value = null;
    backToText(ws);
  };
  const choose = (option: PaletteOption): void => {
    if (option.kind === "create") actions?.create(option.label, parent?.id ?? null, span);
    else actions?.apply(option.code.id, span);
    done();
  };
  const { current, setAt, onKey } = useOptions(options, choose);
  // Before the next key arrives: whoever types fast must not type into the transcript.
  useLayoutEffect(() => {
    if (focused) input.current?.focus();
  }, [focused, span.start, span.end]);
  useEffect(() => {
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current, query]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") done();
    else if (event.altKey && event.code === "KeyI") {
      actions?.inVivo(span);
      done();
    } else if (!onKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const showAll = !narrow || query.trim() !== "";
  return (
    <div ref={box} class={classNames("pl", narrow && "pl-sheet")} role="dialog" aria-label="Code the selection" onKeyDown={onKeyDown}>
      {narrow && (
        <h2 class="pl-head">
          Code this<span>{count(countWords(ws.model.text.slice(span.start, span.end)), "word")}</span>
        </h2>
      )}
      <div class="pl-in">
        <Icon name="search" size={17} />
        <input
          ref={input}
          role="combobox"
          aria-label="Find or create a code"
          aria-expanded={showAll}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={showAll && options.length > 0 ? `${id}-${current}` : undefined}
          placeholder="Find or create a code"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onFocus={() => !focused && (ws.palette.value = { ...state, focused: true })}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
        />
        {!narrow && <kbd aria-hidden="true">{focused ? "Esc" : "c"}</kbd>}
        {narrow && (
          <button type="button" class="pl-close" aria-label="Close" onClick={() => (ws.palette.value = null)}>
            <Icon name="close" size={20} />
          </button>
        )}
      </div>
      <ul role="listbox" id={`${id}-list`} aria-label="Codes" class={classNames("pl-list", !showAll && "pl-chips")}>
        {(showAll ? options : options.slice(0, 6)).map((option, index) => (
          <PaletteRow key={option.kind === "code" ? option.code.id : "create"} id={`${id}-${index}`} option={option} on={showAll && index === current} choose={() => choose(option)} />
        ))}
      </ul>
      {options.length === 0 && <p class="pl-none">{nothingWords(context)}</p>}
      <Acts ws={ws} span={span} focused={focused && !narrow} />
    </div>
  );
}
