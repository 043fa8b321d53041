/** Codes in no theme yet, ready to be gathered. */
import { useState } from "preact/hooks";
import { fuzzyMatch } from "../../text/fuzzy";
import { classNames } from "../../ui/class-names";
import type { MenuItem } from "../../ui/Menu";
import { SearchField } from "../../ui/SearchField";
import type { Code } from "../codebook/codes";
import { CodeChip } from "./CodeChip";
import { useDropTarget } from "./drag";

interface Props {
  codes: readonly Code[];
  mayMove: boolean;
  codeItems: (code: Code) => readonly MenuItem[];
  /** A code was dropped here from a theme. */
  onTakeOut: (code: string, from: string) => void;
}

export function Tray({ codes, mayMove, codeItems, onTakeOut }: Props) {
  const [words, setWords] = useState("");
  const shown = codes.filter(({ label }) => fuzzyMatch(words, label));
  const { ref, over } = useDropTarget<HTMLElement>(
    (dragged) => mayMove && dragged.kind === "code" && dragged.from !== null,
    (dragged) => dragged.kind === "code" && dragged.from !== null && onTakeOut(dragged.code, dragged.from),
  );
  return (
    <section ref={ref} class={classNames("tray", over && "board-over")} aria-labelledby="tray-title">
      <h2 id="tray-title">Codes in no theme <span class="quiet num">{codes.length}</span></h2>
      {codes.length === 0 ? (
        <p class="quiet">Every code in use stands under a theme.</p>
      ) : (
        <>
          {codes.length > 8 && <SearchField label="Filter these codes" value={words} onValue={setWords} />}
          <ul class="chips" aria-label="Codes in no theme">
            {shown.map((code) => (
              <CodeChip key={code.id} code={code} theme={null} items={codeItems(code)} mayMove={mayMove} onDropBefore={() => undefined} />
            ))}
          </ul>
          {shown.length === 0 && <p class="quiet">None of them answers to “{words.trim()}”.</p>}
        </>
      )}
    </section>
  );
}
