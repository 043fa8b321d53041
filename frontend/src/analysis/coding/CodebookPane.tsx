/** The codebook at the left: a tree with counts and a filter. Enter or a double click codes the selection. */
import { useComputed, useSignal } from "@preact/signals";
import { useContext } from "preact/hooks";
import { fuzzyMatch } from "../../text/fuzzy";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { SearchField } from "../../ui/SearchField";
import { Tree } from "../../ui/Tree";
import { ActionsContext, type Actions } from "./actions";
import { backToText } from "./caret-steps";
import { codeTree, openedFor, type CodeNode } from "./code-tree";
import type { CodeOut } from "./shapes";
import type { Workspace } from "./workspace";
import "./CodebookPane.css";

interface Props {
  ws: Workspace;
  codes: readonly CodeOut[];
}

function Row({ node }: { node: CodeNode }) {
  const { code } = node;
  return (
    <>
      {node.children && code.segments === 0 ? null : <span class={`sw k${code.colour} p${code.pattern}`} />}
      <span class="tree-name">{code.label}</span>
      <span class="cb-number" aria-hidden="true">{code.people_in_all}</span>
      <span class="cb-number cb-segments" aria-hidden="true">{code.segments_in_all}</span>
      <span class="vh">, {count(code.people_in_all, "person", "people")}, {count(code.segments_in_all, "segment")}</span>
    </>
  );
}

function Applying({ ws }: { ws: Workspace }) {
  const actions = useContext(ActionsContext);
  const passage = ws.passage.value;
  const code = ws.chosenCode.value;
  if (!passage || code === null || !actions || actions.refusal !== null) return null;
  const apply = (): void => {
    actions.apply(code, passage);
    backToText(ws);
  };
  return (
    <div class="cb-apply">
      <Button size="small" kind="primary" onClick={apply}>Code the selection with this</Button>
    </div>
  );
}

export function CodebookPane({ ws, codes }: Props) {
  const study = useStudy();
  const actions = useContext(ActionsContext);
  const filter = useSignal("");
  const closed = useSignal<ReadonlySet<string>>(new Set());
  const nodes = codeTree(codes, (code) => fuzzyMatch(filter.value, code.label) !== null);
  const open = useComputed(() => openedFor(codes, filter.value.trim() ? new Set() : closed.value));
  const live = codes.filter(({ retired }) => !retired).length;
  const choose = (id: string): void => {
    ws.chosenCode.value = ws.chosenCode.value === id ? null : id;
  };
  const apply = (id: string): void => {
    const passage = ws.passage.value;
    ws.chosenCode.value = id;
    if (!passage || !actions) return;
    if (actions.refusal !== null) return actions.refuse();
    actions.apply(id, passage);
    backToText(ws);
  };
  return (
    <section class="cb" aria-label="Codebook">
      <header class="cb-head">
        <h2>Codebook</h2>
        <a class="cb-count" href={study.path("codebook")}>{count(live, "code")}</a>
      </header>
      {live === 0 ? (
        <div class="cb-empty">
          <EmptyState icon="codebook" title="No codes yet">{actions ? emptyWords(actions) : null}</EmptyState>
        </div>
      ) : (
        <>
          <div class="cb-filter">
            <SearchField label="Filter codes" value={filter.value} onValue={(value) => (filter.value = value)} />
          </div>
          <div class="cb-columns" aria-hidden="true"><span>Code</span><span>People</span><span>Segments</span></div>
          <div class="cb-tree" onDblClick={(event) => doubleClicked(event, apply)}>
            <Tree
              label="Codes"
              nodes={nodes}
              open={open.value}
              onToggle={(id) => (closed.value = toggled(closed.value, id))}
              selected={ws.chosenCode.value}
              onSelect={choose}
              onOpen={apply}
              row={(node) => <Row node={node} />}
            />
            {nodes.length === 0 && <p class="cb-none">No code answers to “{filter.value.trim()}”.</p>}
          </div>
          <Applying ws={ws} />
        </>
      )}
    </section>
  );
}

/** What to do about an empty codebook, here and now. */
export function emptyWords({ refusal, mayCreate }: Pick<Actions, "refusal" | "mayCreate">): string {
  if (refusal !== null) return "The study’s codes are listed here. Nothing can be coded in this transcript yet.";
  if (!mayCreate) return "The study’s codes are listed here, once somebody has made the first.";
  return "Select some words of the transcript, press c, and name your first code.";
}

function doubleClicked(event: MouseEvent, apply: (id: string) => void): void {
  const id = (event.target as Element).closest<HTMLElement>("[data-id]")?.dataset["id"];
  if (id !== undefined) apply(id);
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
