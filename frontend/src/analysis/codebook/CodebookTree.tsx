/** The codebook's tree with its filter: choose, open, move by Alt and the arrows or by dragging. */
import { useMemo, useState } from "preact/hooks";
import { fuzzyMatch } from "../../text/fuzzy";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { SearchField } from "../../ui/SearchField";
import { Tree } from "../../ui/Tree";
import { CodeRow } from "./CodeRow";
import { placeAmongAll, placeByDrop, placeByKey, treeOf, type CodeNode, type Place } from "./codebook-tree";
import type { Code } from "./codes";

interface Props {
  codes: readonly Code[];
  selected: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  /** Left out for those who may not change the codebook. */
  onMove?: ((id: string, place: Place) => void) | undefined;
}

function toggled(set: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

const spoken = ({ label, code }: CodeNode): string =>
  `${label}, ${count(code.people_in_all, "person", "people")}, ${count(code.segments_in_all, "segment")}${code.retired ? ", retired" : ""}`;

export function CodebookTree({ codes, selected, onSelect, onOpen, onMove }: Props) {
  const [words, setWords] = useState("");
  const [withRetired, setWithRetired] = useState(false);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const retired = codes.filter((code) => code.retired).length;
  const shown = useMemo(() => codes.filter((code) => withRetired || !code.retired), [codes, withRetired]);
  const answers = (code: Code): boolean => fuzzyMatch(words, code.label) !== null || (words.trim().length > 2 && code.definition.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()));
  const nodes = useMemo(() => treeOf(shown, answers), [shown, words]);
  const filtering = words.trim() !== "";
  const open = new Set(shown.flatMap(({ id }) => (closed.has(id) && !filtering ? [] : [id])));
  const found = filtering ? shown.filter(answers).length : shown.length;
  const put = (id: string, place: Place | null): void => {
    if (!place || !onMove) return;
    // A code moved into a closed one must not vanish.
    if (place.parent_id !== null && closed.has(place.parent_id)) setClosed(toggled(closed, place.parent_id));
    onMove(id, placeAmongAll(codes, shown, id, place));
  };
  return (
    <section class="codebook-list" aria-label="Codes">
      <div class="codebook-tools">
        <SearchField label="Filter codes" value={words} onValue={setWords} />
        <p class="quiet small" role="status">{filtering ? `${found} of ${count(shown.length, "code")}` : count(shown.length, "code")}</p>
      </div>
      <div class="codebook-heads" aria-hidden="true"><span>Code</span><span>People</span><span>Segments</span></div>
      <Tree
        label="Codebook"
        nodes={nodes}
        open={open}
        onToggle={(id) => setClosed(toggled(closed, id))}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
        row={(node) => <CodeRow node={node} />}
        spoken={spoken}
        onMove={onMove && !filtering ? (id, move) => put(id, placeByKey(shown, id, move)) : undefined}
        mayDrop={(id, target, where) => placeByDrop(shown, id, target, where) !== null}
        onDrop={onMove && !filtering ? (id, target, where) => put(id, placeByDrop(shown, id, target, where)) : undefined}
      />
      {nodes.length === 0 && <p class="quiet codebook-none">No code answers to “{words.trim()}”.</p>}
      {retired > 0 && (
        <div class="codebook-retired no-print">
          <Checkbox name="retired" label={`Show ${count(retired, "retired code")}`} value={withRetired} onValue={setWithRetired} />
        </div>
      )}
    </section>
  );
}
