/** Proposes a passage as a quote for reviewers; somebody else approves it. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { QUOTE_CHECKS, QUOTE_LABELS, type QuoteCheck, type QuoteLabel } from "./quote-words";
import "./ProposeQuoteDialog.css";

interface Props {
  studyId: string;
  codingId: string;
  words: string;
  /** The list of quotes, to look at afterwards. */
  quotesHref: string;
  onClose: () => void;
}

const keysOf = <K extends string>(names: Record<K, string>): K[] => Object.keys(names) as K[];
const turned = <V,>(list: readonly V[], value: V, on: boolean): V[] => (on ? [...list, value] : list.filter((each) => each !== value));
const wordCount = (text: string): number => text.match(/[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu)?.length ?? 0;

interface TicksProps<K extends string> {
  legend: string;
  hint?: string;
  names: Record<K, string>;
  value: readonly K[];
  onValue: (value: K[]) => void;
}

function Ticks<K extends string>({ legend, hint, names, value, onValue }: TicksProps<K>) {
  return (
    <fieldset class="choices propose-ticks">
      <legend>{legend}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      <div>
        {keysOf(names).map((key) => (
          <Checkbox key={key} name={key} label={names[key]} value={value.includes(key)} onValue={(on) => onValue(turned(value, key, on))} />
        ))}
      </div>
    </fieldset>
  );
}

export function ProposeQuoteDialog({ studyId, codingId, words, quotesHref, onClose }: Props) {
  const cache = useQueryClient();
  const said = words.trim();
  const [text, setText] = useState(said);
  const [labels, setLabels] = useState<QuoteLabel[]>([]);
  const [checks, setChecks] = useState<QuoteCheck[]>([]);
  const propose = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/v1/studies/{study_id}/quotes", { params: { path: { study_id: studyId } }, body: { coding_id: codingId, text: text.trim() === said ? null : text, labels, checks } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ["study", studyId, "quotes"] });
      showToast({ message: "Proposed as a quote", action: { label: "See quotes", run: () => location.assign(quotesHref) } });
      onClose();
    },
  });
  return (
    <Dialog title="Propose as a quote" onClose={onClose} sheet>
      <Form onSubmit={() => propose.mutate()} problem={propose.error} failed="The quote was not proposed">
        <p class="quiet">Another member of the team approves it before any reviewer can read it.</p>
        <div class="propose-words">
          <TextArea name="text" label="The words" value={text} onValue={setText} rows={5} wide autoFocus hint="Leave words out only with […], and put a replacement of a name or place in [square brackets]." />
          <p class="quiet small" role="status">{count(wordCount(text), "word")}</p>
        </div>
        <Ticks legend="Content labels" hint="Shown in words before the quote, which then stays closed until the reader opens it." names={QUOTE_LABELS} value={labels} onValue={setLabels} />
        <Ticks legend="What you looked at" names={QUOTE_CHECKS} value={checks} onValue={setChecks} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={propose.isPending}>Propose quote</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
