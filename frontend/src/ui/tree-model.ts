/** The tree as its keys see it: which nodes are open to the eye, and where a key leads. */
export interface TreeNode {
  id: string;
  label: string;
  children?: readonly TreeNode[] | undefined;
}

/** One visible node with its place. */
export interface TreeRow<N extends TreeNode = TreeNode> {
  node: N;
  id: string;
  label: string;
  parent: string | null;
  /** 1 at the top. */
  level: number;
  /** Place among its siblings, from 1, and how many they are. */
  place: number;
  siblings: number;
  hasChildren: boolean;
}

/** List the visible nodes from top to bottom. */
export function visibleRows<N extends TreeNode>(nodes: readonly N[], open: ReadonlySet<string>, parent: string | null = null, level = 1): TreeRow<N>[] {
  return nodes.flatMap((node, index) => {
    const hasChildren = (node.children?.length ?? 0) > 0;
    const row = { node, id: node.id, label: node.label, parent, level, place: index + 1, siblings: nodes.length, hasChildren };
    return hasChildren && open.has(node.id) ? [row, ...visibleRows((node.children ?? []) as readonly N[], open, node.id, level + 1)] : [row];
  });
}

/** What a key asks for, from row `at`: a row to go to, or a row to open or close. */
export function keyLeadsTo(key: string, rows: readonly TreeRow[], at: number, open: ReadonlySet<string>): { go?: string; toggle?: string } {
  const row = rows[at];
  if (!row) return {};
  const to = (index: number): { go?: string } => {
    const id = rows[index]?.id;
    return id === undefined ? {} : { go: id };
  };
  if (key === "ArrowDown") return to(at + 1);
  if (key === "ArrowUp") return to(at - 1);
  if (key === "Home") return to(0);
  if (key === "End") return to(rows.length - 1);
  if (key === "ArrowRight") return !row.hasChildren ? {} : open.has(row.id) ? to(at + 1) : { toggle: row.id };
  if (key === "ArrowLeft") return row.hasChildren && open.has(row.id) ? { toggle: row.id } : row.parent === null ? {} : { go: row.parent };
  return {};
}

/** Find the next row, after `at` and around, whose label begins with what was typed. */
export function typedTo(typed: string, rows: readonly TreeRow[], at: number): string | null {
  const wanted = typed.toLocaleLowerCase();
  const order = [...rows.slice(typed.length > 1 ? at : at + 1), ...rows.slice(0, at + 1)];
  return order.find((row) => row.label.toLocaleLowerCase().startsWith(wanted))?.id ?? null;
}
