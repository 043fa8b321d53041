/** Gives several codes another colour and line at once. */
import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { SearchField } from "../../ui/SearchField";
import { fuzzyMatch } from "../../text/fuzzy";
import { depthOf, withBeneath } from "./codebook-tree";
import { useCodesChanged, type Code } from "./codes";
import { LookPicker } from "./LookPicker";
import "./RecolourDialog.css";
import { useSteps } from "./use-steps";

interface Props {
  studyId: string;
  codes: readonly Code[];
  /** Chosen at first, with what stands beneath it. */
  code: Code | undefined;
  onClose: () => void;
}

/** The server takes so many at once. */
const MOST = 500;

function Line({ code, depth, chosen, onChosen }: { code: Code; depth: number; chosen: boolean; onChosen: (on: boolean) => void }) {
  return (
    <li>
      <label class="choice recolour-line" style={{ "--level": depth }}>
        <input type="checkbox" checked={chosen} onChange={(event) => onChosen(event.currentTarget.checked)} />
        <span><span class={`sw k${code.colour} p${code.pattern}`} /> {code.label}</span>
      </label>
    </li>
  );
}

export function RecolourDialog({ studyId, codes, code, onClose }: Props) {
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const inUse = codes.filter(({ retired }) => !retired);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(code ? inUse.filter(({ id }) => withBeneath(codes, code.id).has(id)).map(({ id }) => id) : []));
  const [look, setLook] = useState({ colour: code?.colour ?? 1, pattern: code?.pattern ?? 1 });
  const [words, setWords] = useState("");
  const shown = inUse.filter(({ label }) => fuzzyMatch(words, label) !== null);
  const all = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const turn = (ids: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) if (on) next.add(id); else next.delete(id);
    setChosen(next);
  };
  const recolour = useMutation({
    scope: { id: `codes-${studyId}` },
    mutationFn: () => answer(api.POST("/api/v1/studies/{study_id}/codes/recolour", { params: { path: { study_id: studyId } }, body: { items: [...chosen].map((id) => ({ id, ...look })) } })),
    onSuccess: async () => {
      onClose();
      await changed();
      offer(`${count(chosen.size, "code")} recoloured`);
    },
  });
  const none = chosen.size === 0 || chosen.size > MOST;
  return (
    <Dialog title="Recolour codes" onClose={onClose}>
      <Form onSubmit={() => !none && recolour.mutate()} problem={recolour.error} failed="The codes kept their colours">
        <div class="recolour-tools">
          <SearchField label="Filter codes" value={words} onValue={setWords} />
          <Button size="small" onClick={() => turn(shown.map(({ id }) => id), !all)}>{all ? "Choose none" : "Choose all"}</Button>
          <p class="quiet small" role="status">{count(chosen.size, "code")} chosen</p>
        </div>
        <ul class="recolour-list" aria-label="Codes to recolour">
          {shown.map((each) => <Line key={each.id} code={each} depth={depthOf(codes, each)} chosen={chosen.has(each.id)} onChosen={(on) => turn([each.id], on)} />)}
        </ul>
        <LookPicker colour={look.colour} pattern={look.pattern} onColour={(colour) => setLook({ ...look, colour })} onPattern={(pattern) => setLook({ ...look, pattern })} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" disabled={none} busy={recolour.isPending}>Recolour {count(chosen.size, "code")}</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
