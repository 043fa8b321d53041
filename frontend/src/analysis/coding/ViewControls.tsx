/** How the page is looked at: text or list, whose codes, undo, reading mode. On a phone, one button with a list. */
import { useStudy } from "../../session/use-study";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Button } from "../../ui/Button";
import { useKeys } from "../../ui/key-store";
import { Segmented } from "../../ui/Segmented";
import { SEARCH_KEYS, SEARCH_LABEL, useSearchElsewhere } from "../searching/use-search-elsewhere";
import { openFind } from "./finding";
import { useNarrow } from "./use-narrow";
import type { Layer } from "./segments";
import type { Workspace } from "./workspace";

interface Props {
  ws: Workspace;
  /** How many steps can be undone, and done again. */
  undo: number;
  redo: number;
  /** Others who coded here. */
  coders: readonly { readonly id: string; readonly name: string }[];
}

const LAYERS = [{ value: "mine", label: "Mine" }, { value: "everyone", label: "Everyone’s" }] as const;
const VIEWS = [{ value: "text", label: "Text" }, { value: "list", label: "List" }] as const;

function showLayer(ws: Workspace, layer: Layer): void {
  ws.only.value = null;
  ws.layer.value = layer;
}

function alwaysFor({ ws, coders }: Props): MenuItem[] {
  const reading = ws.readingMode.value;
  return [
    ...coders.filter(({ id }) => id !== ws.only.value?.id).map((coder): MenuItem => ({ label: `Only the codes of ${coder.name}`, icon: "person", run: () => (ws.only.value = coder) })),
    { label: ws.showUnread.value ? "Hide what I have not read" : "Show what I have not read", icon: "transcript", run: () => (ws.showUnread.value = !ws.showUnread.value) },
    { label: reading ? "Code with the keyboard again" : "Reading mode, without a caret", icon: reading ? "keyboard" : "eye", run: () => (ws.readingMode.value = !reading) },
    { label: "Print", icon: "print", run: () => print() },
  ];
}

/** To the search over all transcripts, with the words selected here. */
function useSearchItems(ws: Workspace): MenuItem[] {
  const search = useSearchElsewhere(() => {
    const span = ws.passage.peek();
    return span ? ws.model.text.slice(span.start, span.end) : "";
  });
  return search ? [{ label: "Search all transcripts", icon: "search", run: search }] : [];
}

/** To the versions of this text, and to correcting it. */
function useTextItems(ws: Workspace): MenuItem[] {
  const study = useStudy();
  const correct = study.may("correct_transcripts") ? [{ label: "Correct the text", icon: "edit" as const, href: study.path(`transcripts/${ws.model.id}/correct`) }] : [];
  return [...correct, { label: "Versions of the text", icon: "copy", href: study.path(`transcripts/${ws.model.id}/versions`) }];
}

/** For a wide window: in the top bar. */
export function ViewControls(props: Props) {
  const { ws, undo, redo } = props;
  const only = ws.only.value;
  const layers = only ? [...LAYERS, { value: "only", label: only.name } as const] : LAYERS;
  const search = useSearchItems(ws);
  const text = useTextItems(ws);
  return (
    <>
      <span class="cw-steps">
        <Button kind="quiet" icon="undo" label="Undo" disabled={undo === 0} onClick={() => (ws.asked.value = "undo")} />
        <Button kind="quiet" icon="redo" label="Do again" disabled={redo === 0} onClick={() => (ws.asked.value = "redo")} />
      </span>
      <Button kind="quiet" icon="search" label="Find in this transcript" onClick={() => openFind(ws)} />
      <Segmented legend="Show the transcript or its coded segments" value={ws.view.value} onValue={(view) => (ws.view.value = view)} choices={VIEWS} />
      <Segmented legend="Whose codes to show" value={only ? "only" : ws.layer.value} onValue={(layer) => layer !== "only" && showLayer(ws, layer)} choices={layers} />
      <Menu label="How to read" items={[...search, ...text, ...alwaysFor(props)]} />
    </>
  );
}

/** For a phone: beside the title. */
export function PhoneControls(props: Props) {
  const { ws, undo, redo } = props;
  const narrow = useNarrow();
  const search = useSearchItems(ws);
  const text = useTextItems(ws);
  useKeys("Coding", search.map(({ run }) => ({ keys: SEARCH_KEYS, label: SEARCH_LABEL, run })));
  const items: MenuItem[] = [
    { label: "Undo", icon: "undo", disabled: undo === 0, run: () => (ws.asked.value = "undo") },
    { label: "Do again", icon: "redo", disabled: redo === 0, run: () => (ws.asked.value = "redo") },
    { label: "Find in this transcript", icon: "search", run: () => openFind(ws) },
    ws.view.value === "text"
      ? { label: "Coded segments as a list", icon: "menu", run: () => (ws.view.value = "list") }
      : { label: "The transcript", icon: "transcript", run: () => (ws.view.value = "text") },
    ...(ws.only.value || ws.layer.value === "mine" ? [{ label: "Everyone’s codes", icon: "people", run: () => showLayer(ws, "everyone") } as const] : []),
    ...(ws.only.value || ws.layer.value === "everyone" ? [{ label: "Only my codes", icon: "person", run: () => showLayer(ws, "mine") } as const] : []),
  ];
  return narrow ? <Menu label="How to read" items={[...items, ...search, ...text, ...alwaysFor(props)]} /> : null;
}
