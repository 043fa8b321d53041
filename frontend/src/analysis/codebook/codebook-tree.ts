/** The codebook as a tree to look at and to move codes in. Pure. */
import type { TreeNode } from "../../ui/tree-model";
import type { TreeMove } from "../../ui/Tree";
import type { TreeDrop } from "../../ui/tree-dragging";
import type { Code } from "./codes";

export interface CodeNode extends TreeNode {
  code: Code;
  children?: readonly CodeNode[] | undefined;
}

/** Where a code is put: under whom (null: at the top), and at which place among the others there. */
export interface Place {
  parent_id: string | null;
  position: number;
}

/** Group codes by the code they stand under, in order. A code whose parent is not among them stands at the top. */
function byParent(codes: readonly Code[]): Map<string | null, Code[]> {
  const ids = new Set(codes.map((code) => code.id));
  const groups = new Map<string | null, Code[]>();
  for (const code of codes) {
    const parent = code.parent_id !== null && ids.has(code.parent_id) ? code.parent_id : null;
    groups.set(parent, [...(groups.get(parent) ?? []), code]);
  }
  return groups;
}

/** Build the tree of the codes that answer, and of what leads to them. */
export function treeOf(codes: readonly Code[], answers: (code: Code) => boolean = () => true): CodeNode[] {
  const groups = byParent(codes);
  const grow = (parent: string | null): CodeNode[] =>
    (groups.get(parent) ?? []).flatMap((code): CodeNode[] => {
      const children = grow(code.id);
      if (children.length === 0 && !answers(code)) return [];
      return [{ id: code.id, label: code.label, code, ...(children.length > 0 ? { children } : {}) }];
    });
  return grow(null);
}

/** Names from the top down to the code's parent. */
export function wayTo(codes: readonly Code[], code: Code): string[] {
  const above = codes.find(({ id }) => id === code.parent_id);
  return above ? [...wayTo(codes, above), above.label] : [];
}

/** A code and all that stands under it. */
export function withBeneath(codes: readonly Code[], id: string): Set<string> {
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const code of codes) if (code.parent_id !== null && found.has(code.parent_id)) found.add(code.id);
  }
  return found;
}

/** How deep a code stands: 0 at the top. */
export const depthOf = (codes: readonly Code[], code: Code): number => wayTo(codes, code).length;

/** Those who share a parent, in order, without one of them. */
export function siblingsAt(codes: readonly Code[], parent: string | null, but: string): Code[] {
  return (byParent(codes).get(parent) ?? []).filter(({ id }) => id !== but);
}

/** The parent under which a code is shown. */
function shownParent(codes: readonly Code[], code: Code): string | null {
  return codes.some(({ id }) => id === code.parent_id) ? code.parent_id : null;
}

/** Where Alt and an arrow take a code; null if nowhere. */
export function placeByKey(codes: readonly Code[], id: string, move: TreeMove): Place | null {
  const code = codes.find((each) => each.id === id);
  if (!code) return null;
  const parent = shownParent(codes, code);
  const all = byParent(codes).get(parent) ?? [];
  const at = all.findIndex((each) => each.id === id);
  if (move === "up") return at > 0 ? { parent_id: parent, position: at - 1 } : null;
  if (move === "down") return at < all.length - 1 ? { parent_id: parent, position: at + 1 } : null;
  if (move === "in") {
    const above = all[at - 1];
    return above ? { parent_id: above.id, position: siblingsAt(codes, above.id, id).length } : null;
  }
  const holder = codes.find((each) => each.id === parent);
  if (!holder) return null;
  const higher = shownParent(codes, holder);
  return { parent_id: higher, position: siblingsAt(codes, higher, id).findIndex((each) => each.id === holder.id) + 1 };
}

/** Where a drop takes a code; null onto itself or what stands under it. */
export function placeByDrop(codes: readonly Code[], id: string, target: string, where: TreeDrop): Place | null {
  const onto = codes.find((each) => each.id === target);
  if (!onto || withBeneath(codes, id).has(target)) return null;
  if (where === "inside") return { parent_id: target, position: siblingsAt(codes, target, id).length };
  const parent = shownParent(codes, onto);
  const at = siblingsAt(codes, parent, id).findIndex((each) => each.id === target);
  return { parent_id: parent, position: where === "before" ? at : at + 1 };
}

/** The list as it will be once a code has moved: parents before children, as the server orders it. */
export function moved(codes: readonly Code[], id: string, place: Place): Code[] {
  const code = codes.find((each) => each.id === id);
  if (!code) return [...codes];
  const others = codes.filter((each) => each.id !== id);
  const groups = byParent(others);
  const siblings = (groups.get(place.parent_id) ?? []).toSpliced(place.position, 0, { ...code, parent_id: place.parent_id });
  groups.set(place.parent_id, siblings);
  const list = (parent: string | null): Code[] => (groups.get(parent) ?? []).flatMap((each) => [each, ...list(each.id)]);
  // What stood under the moved code was grouped at the top while it was away.
  const under = codes.filter((each) => each.parent_id === id);
  groups.set(id, under);
  groups.set(null, (groups.get(null) ?? []).filter((each) => each.parent_id !== id));
  return list(null);
}

/** Say a place among the codes on show as a place among all, the hidden retired ones too. */
export function placeAmongAll(all: readonly Code[], shown: readonly Code[], id: string, place: Place): Place {
  const next = siblingsAt(shown, place.parent_id, id)[place.position];
  const everyone = siblingsAt(all, place.parent_id, id);
  return { ...place, position: next ? everyone.findIndex((each) => each.id === next.id) : everyone.length };
}
