/** Gives a query a name: a new one, or another one to an old one. */
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useForm } from "../../ui/use-form";

interface Props {
  title: string;
  verb: string;
  name?: string | undefined;
  /** Ask whether the team may see it. */
  asksToShare?: boolean | undefined;
  busy: boolean;
  problem: Error | null;
  onSave: (name: string, shared: boolean) => void;
  onClose: () => void;
}

export function SaveDialog({ title, verb, name = "", asksToShare, busy, problem, onSave, onClose }: Props) {
  const form = useForm({ name, shared: false });
  return (
    <Dialog title={title} size="small" onClose={onClose} sheet>
      <Form onSubmit={() => onSave(form.values.name, form.values.shared)} problem={problem} failed="The query was not saved">
        <Field {...form.bind("name")} label="Name" hint={asksToShare ? "Say what it looks for. Name nobody." : undefined} maxLength={200} autoFocus />
        {asksToShare && <Checkbox {...form.bind("shared")} label="Share it with the team" hint="Everybody can use it; only you and a supervisor can change it." />}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={busy}>{verb}</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
