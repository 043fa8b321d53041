/** The codebook's list as a tree, filtered, each branch with what stands under it. */
import type { TreeNode } from "../../ui/tree-model";
import type { CodeOut } from "./shapes";

export interface CodeNode extends TreeNode {
  readonly code: CodeOut;
  readonly children?: readonly CodeNode[] | undefined;
  /** Segments of the code and of all that stands under it. */
  readonly segments: number;
  /** People behind the code and all that stands under it; nobody counts twice. */
  readonly people: number;
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

function nodeOf(code: CodeOut, children: CodeNode[]): CodeNode {
  return {
    id: code.id,
    label: code.label,
    code,
    segments: code.segments_in_all,
    people: code.people_in_all,
    ...(children.length > 0 ? { children } : {}),
  };
}

/** A code and what stands above it. */
export function ancestors(codes: readonly CodeOut[], id: string): Set<string> {
  const parents = new Map(codes.map((code) => [code.id, code.parent_id]));
  const found = new Set<string>();
  for (let at: string | null | undefined = id; at && !found.has(at); at = parents.get(at)) found.add(at);
  return found;
}

/** Everything is open but what was closed. */
export function openedFor(codes: readonly CodeOut[], closed: ReadonlySet<string>): Set<string> {
  return new Set(codes.flatMap(({ id }) => (closed.has(id) ? [] : [id])));
}
