/** What can be done with a code, as the entries of its menu. */
import type { MenuItem } from "../../ui/Menu";
import type { Code } from "./codes";

export type CodeAct = "add" | "move" | "merge" | "recolour" | "retire" | "restore";

/** The entries for a code; a retired one can only come back. */
export function actsOf(code: Code, run: (act: CodeAct) => void): MenuItem[] {
  if (code.retired) return [{ label: "Bring back into use", icon: "undo", run: () => run("restore") }];
  return [
    { label: "Add a code beneath…", icon: "plus", run: () => run("add") },
    { label: "Move to…", icon: "arrow-right", run: () => run("move") },
    { label: "Merge into…", icon: "merge", run: () => run("merge") },
    { label: "Recolour…", icon: "code", run: () => run("recolour") },
    { label: "Retire", icon: "folder", run: () => run("retire") },
  ];
}
