/** When the codings that count were made: from a day, to a day, or both. */
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useForm } from "../../ui/use-form";
import { saidIn } from "./draft";
import type { Filters } from "./shapes";

interface Props {
  filters: Filters;
  onFilters: (filters: Filters) => void;
  onClose: () => void;
}

export function DaysDialog({ filters, onFilters, onClose }: Props) {
  const form = useForm({ from: filters.coded_from ?? "", to: filters.coded_to ?? "" });
  const done = (): void => {
    onFilters(saidIn({ ...filters, coded_from: form.values.from || null, coded_to: form.values.to || null }));
    onClose();
  };
  return (
    <Dialog title="When it was coded" size="small" onClose={onClose} sheet>
      <Form onSubmit={done}>
        <p class="quiet">Only codings of these days are looked at. Both days count.</p>
        <Field {...form.bind("from")} label="From" type="date" width="short" optional />
        <Field {...form.bind("to")} label="To" type="date" width="short" optional />
        <div class="form-buttons">
          <Button kind="primary" type="submit">Choose days</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
