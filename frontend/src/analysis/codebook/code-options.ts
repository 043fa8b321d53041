/** Codes as options of a list, indented by their depth. */
import type { Option } from "../../ui/Select";
import { depthOf, withBeneath } from "./codebook-tree";
import type { Code } from "./codes";

/** Codes in use under which another may stand; without `but` and what stands under it. */
export function parentOptions(codes: readonly Code[], but?: string): Option[] {
  const out = but === undefined ? new Set<string>() : withBeneath(codes, but);
  return codes
    .filter(({ id, retired }) => !retired && !out.has(id))
    .map((code) => ({ value: code.id, label: `${"\u2003".repeat(depthOf(codes, code))}${code.label}` }));
}
