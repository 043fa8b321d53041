/** The words of a note, what it mentions as links. */
import { partsOf } from "./mentions";
import { refLabel } from "./note-words";
import type { NoteRef } from "./notes";
import { RefLink } from "./RefLink";

interface Props {
  text: string;
  links: readonly NoteRef[];
  /** Names alone: inside a button no link may stand. */
  plain?: boolean | undefined;
}

/** A mention that came without a name may not be seen. */
const whole = (part: NoteRef | { kind: string; id: string; label: string | null }): NoteRef =>
  "detail" in part ? part : { ...part, kind: part.kind as NoteRef["kind"], detail: "", within_id: null };

export function NoteText({ text, links, plain }: Props) {
  return (
    <>
      {partsOf(text, links).map((part, n) => {
        if (typeof part === "string") return part;
        const subject = whole(part);
        return plain ? <b key={n} class={subject.label === null ? "note-unseen" : undefined}>{refLabel(subject)}</b> : <RefLink key={n} subject={subject} />;
      })}
    </>
  );
}
