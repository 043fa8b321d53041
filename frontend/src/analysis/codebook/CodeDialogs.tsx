/** The dialogs in which a code is added to, moved, merged or recoloured; and what needs no dialog. */
import { MergeDialog } from "./MergeDialog";
import { MoveCodeDialog } from "./MoveCodeDialog";
import { NewCodeDialog } from "./NewCodeDialog";
import { RecolourDialog } from "./RecolourDialog";
import { ImportCodesDialog } from "./ImportCodesDialog";
import type { Place } from "./codebook-tree";
import type { Code } from "./codes";

export type Asking = { what: "new"; under: string | null } | { what: "move" | "merge"; id: string } | { what: "recolour"; id: string | null } | { what: "import" } | null;

interface Props {
  studyId: string;
  codes: readonly Code[];
  asking: Asking;
  onClose: () => void;
  /** A code that is now worth looking at: a new one, or the one that took another's segments. */
  onArrive: (id: string) => void;
  onMove: (id: string, place: Place) => void;
}

export function CodeDialogs({ studyId, codes, asking, onClose, onArrive, onMove }: Props) {
  const arrive = (id: string): void => {
    onClose();
    onArrive(id);
  };
  if (!asking) return null;
  if (asking.what === "new") return <NewCodeDialog studyId={studyId} codes={codes} under={asking.under} onMade={({ id }) => arrive(id)} onClose={onClose} />;
  if (asking.what === "import") return <ImportCodesDialog studyId={studyId} onClose={onClose} />;
  const code = codes.find(({ id }) => id === asking.id);
  if (asking.what === "recolour") return <RecolourDialog studyId={studyId} codes={codes} code={code} onClose={onClose} />;
  if (!code) return null;
  if (asking.what === "merge") return <MergeDialog studyId={studyId} codes={codes} code={code} onDone={arrive} onClose={onClose} />;
  return <MoveCodeDialog codes={codes} code={code} onMove={(place) => onMove(code.id, place)} onClose={onClose} />;
}
