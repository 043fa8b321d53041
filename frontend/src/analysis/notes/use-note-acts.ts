/** What can be done with a note beside writing it: remove and put back, share and take back. */
import { useMutation } from "@tanstack/preact-query";
import { showToast } from "../../ui/toast-store";
import { dropDraft } from "./drafts";
import { KIND_WORDS } from "./note-words";
import { changeNote, removeNote, restoreNote, useNotesChanged, type Note } from "./notes";

const failed = (message: string) => (error: Error) => showToast({ message, subject: error.message, tone: "danger" });

export function useNoteActs(studyId: string, note: Note, onGone: () => void) {
  const changed = useNotesChanged(studyId);
  const restore = useMutation({
    mutationFn: () => restoreNote(studyId, note),
    onSuccess: () => changed(),
    onError: failed("The note was not put back"),
  });
  const remove = useMutation({
    mutationFn: () => removeNote(studyId, note),
    onSuccess: () => {
      dropDraft(`${studyId} ${note.id}`);
      onGone();
      showToast({ message: `${KIND_WORDS[note.kind].one} removed`, subject: note.title || undefined, action: { label: "Undo", run: () => restore.mutate() } });
      return changed();
    },
    onError: failed("The note was not removed"),
  });
  const share = useMutation({
    mutationFn: () => changeNote(studyId, note.kind, note.id, { shared: !note.shared }, note.version),
    onSuccess: () => {
      showToast({ message: note.shared ? "No longer shared: only you can read it" : "Shared with the supervisors of this study" });
      return changed();
    },
    onError: failed("Who may read it was not changed"),
  });
  return { remove, share };
}
