/** The name of what a note speaks of, as a link to its page where it has one. */
import { useStudy } from "../../session/use-study";
import { refLabel, refPlace } from "./note-words";
import type { NoteRef } from "./notes";

interface Props {
  subject: NoteRef;
}

export function RefLink({ subject }: Props) {
  const study = useStudy();
  const place = refPlace(subject);
  const label = refLabel(subject);
  if (place === null) return <span class={subject.label === null ? "note-unseen" : "note-mention"}>{label}</span>;
  return <a class="note-mention" href={study.path(place)}>{label}</a>;
}
