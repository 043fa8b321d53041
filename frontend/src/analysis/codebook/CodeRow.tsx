/** One line of the codebook's tree: swatch, name, people and segments, with those of the codes beneath it. */
import { Pill } from "../../ui/Pill";
import type { CodeNode } from "./codebook-tree";

export function CodeRow({ node }: { node: CodeNode }) {
  const { code } = node;
  return (
    <>
      <span class={`sw k${code.colour} p${code.pattern}`} />
      <span class="tree-name">{code.label}{code.retired && <> <Pill>Retired</Pill></>}</span>
      <span class="codebook-number">{code.people_in_all || "–"}</span>
      <span class="codebook-number">{code.segments_in_all || "–"}</span>
    </>
  );
}
