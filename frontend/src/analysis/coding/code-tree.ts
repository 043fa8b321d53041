/** The codebook's list as a tree, filtered. */
import type { TreeNode } from "../../ui/tree-model";
import type { CodeOut } from "./shapes";

export interface CodeNode extends TreeNode {
  readonly code: CodeOut;
  readonly children?: readonly CodeNode[] | undefined;
}

/** Build the tree of codes in use; with a filter, the codes that answer and the way to them. */
export function codeTree(codes: readonly CodeOut[], answers: (code: CodeOut) => boolean): CodeNode[] {
  const live = codes.filter(({ retired }) => !retired);
  const ids = new Set(live.map(({ id }) => id));
  const under = new Map<string | null, CodeOut[]>();
  for (const code of [...live].sort((a, b) => a.position - b.position)) {
    const parent = code.parent_id !== null && ids.has(code.parent_id) ? code.parent_id : null;
    under.set(parent, [...(under.get(parent) ?? []), code]);
  }
  const grow = (parent: string | null): CodeNode[] =>
    (under.get(parent) ?? []).flatMap((code): CodeNode[] => {
      const children = grow(code.id);
      if (children.length === 0 && !answers(code)) return [];
      return [nodeOf(code, children)];
    });
  return grow(null);
}

const nodeOf = (code: CodeOut, children: CodeNode[]): CodeNode => ({ id: code.id, label: code.label, code, ...(children.length > 0 ? { children } : {}) });

/** Everything is open but what was closed. */
export function openedFor(codes: readonly CodeOut[], closed: ReadonlySet<string>): Set<string> {
  return new Set(codes.flatMap(({ id }) => (closed.has(id) ? [] : [id])));
}
