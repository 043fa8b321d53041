/** A note in a list: how it begins, of what kind it is, whose it is. */
import { Icon } from "../../ui/Icon";
import { Pill } from "../../ui/Pill";
import { When } from "../../ui/When";
import { KIND_WORDS, refLabel } from "./note-words";
import type { NoteLine } from "./notes";
import { NoteText } from "./NoteText";

function Standing({ line }: { line: NoteLine }) {
  if (line.superseded) return <Pill>Superseded</Pill>;
  if (line.kind !== "journal") return null;
  return line.shared ? <Pill icon="unlock">{line.mine ? "Shared with supervisors" : "Shared with you"}</Pill> : <Pill icon="lock">Only you</Pill>;
}

export function NoteBegins({ line }: { line: NoteLine }) {
  return (
    <>
      {line.title && <span class="note-row-title">{line.title}</span>}
      {line.excerpt && <span class="note-row-words"><NoteText text={line.excerpt} links={line.links} plain /></span>}
      <span class="note-row-facts">
        <span class="note-row-kind"><Icon name={KIND_WORDS[line.kind].icon} size={14} /> {KIND_WORDS[line.kind].one}</span>
        {line.target && <span>About {refLabel(line.target)}</span>}
        <span>{line.mine ? "You" : line.author.name}, {line.decided_on ? <When at={line.decided_on} as="date" /> : <When at={line.created_at} />}</span>
        <Standing line={line} />
      </span>
    </>
  );
}

export function NoteRow({ line, chosen, onChoose }: { line: NoteLine; chosen: boolean; onChoose: () => void }) {
  return (
    <li>
      <button type="button" class="note-row" data-note={line.id} aria-pressed={chosen} onClick={onChoose}><NoteBegins line={line} /></button>
    </li>
  );
}
