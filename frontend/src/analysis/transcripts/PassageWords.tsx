/** Words of a version in their neighbourhood, the segment marked. */
import type { Passage } from "./use-correction";
import "./PassageWords.css";

/** The end of what stands before, and the beginning of what stands after, at whole words. */
const tail = (text: string, near: number): string => (text.length < near ? text : text.slice(-near).replace(/^\S*\s/u, ""));
const head = (text: string, near: number): string => (text.length < near ? text : text.slice(0, near).replace(/\s\S*$/u, ""));

export function PassageWords({ passage, near = 160 }: { passage: Passage; near?: number }) {
  return (
    <p class="passage voice">
      {passage.before.length >= near && "… "}
      <span class="passage-near">{tail(passage.before, near)}</span>
      <mark>{passage.words}</mark>
      <span class="passage-near">{head(passage.after, near)}</span>
      {passage.after.length >= near && " …"}
    </p>
  );
}
