/** Approve a quote of which something is not confirmed yet: the approver confirms it here, or does not approve. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import type { FieldError } from "../../ui/form-context";
import { Checks } from "./Checks";
import { checkWord } from "./quote-words";
import type { Check, QuoteWhole } from "./quotes";
import { useApprove } from "./use-approve";

export function ApproveDialog({ quote, onClose }: { quote: QuoteWhole; onClose: () => void }) {
  const [ticked, setTicked] = useState<readonly Check[]>([]);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const approve = useApprove(quote, onClose);
  // What was asked when this opened stays until it closes, whatever arrives meanwhile.
  const [asked] = useState(quote.unconfirmed);
  const turn = (check: Check, on: boolean): void => setTicked(on ? [...ticked, check] : ticked.filter((each) => each !== check));
  const send = (): void => {
    const missing = asked.filter((check) => !ticked.includes(check));
    setErrors(missing.map((check) => ({ path: check, message: `Not confirmed: ${checkWord(check)}` })));
    if (missing.length === 0) approve.mutate([...ticked]);
  };
  return (
    <Dialog title="Approve this quote" onClose={onClose} sheet>
      <Form onSubmit={send} errors={errors} problem={approve.error} failed="It is not approved yet">
        <blockquote class="quote-words voice">{quote.text}</blockquote>
        <fieldset class="choices">
          <legend>Confirm what nobody has confirmed</legend>
          <p class="field-hint">Tick what you looked at and found true. If one of these is not true, cancel and turn the quote down.</p>
          {asked.map((check) => <Checkbox key={check} name={check} label={checkWord(check)} value={ticked.includes(check)} onValue={(on) => turn(check, on)} />)}
        </fieldset>
        {quote.checks.length > 0 && (
          <div>
            <p class="field-label">Confirmed already</p>
            <Checks quote={quote} only="confirmed" />
          </div>
        )}
        <div class="form-buttons">
          <Button kind="primary" icon="check" type="submit" busy={approve.isPending}>Approve quote</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
