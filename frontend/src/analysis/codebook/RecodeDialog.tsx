/** Gives one's own segment another code. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { parentOptions } from "./code-options";
import type { Code } from "./codes";
import type { Segment } from "./segments";

interface Props {
  codes: readonly Code[];
  segment: Segment;
  onRecode: (code: Code) => void;
  onClose: () => void;
}

export function RecodeDialog({ codes, segment, onRecode, onClose }: Props) {
  const [to, setTo] = useState("");
  const [missing, setMissing] = useState(false);
  const options = parentOptions(codes).filter(({ value }) => value !== segment.code_id);
  return (
    <Dialog title="Give it another code" onClose={onClose}>
      <Form
        errors={missing ? [{ path: "code_id", message: "Choose the code that fits better" }] : undefined}
        onSubmit={() => {
          const code = codes.find(({ id }) => id === to);
          if (!code) return setMissing(true);
          onRecode(code);
          onClose();
        }}
      >
        <blockquote class="voice">{segment.quote}</blockquote>
        <Select name="code_id" label="Code" value={to} onValue={setTo} placeholder="Choose a code" options={options} />
        <div class="form-buttons">
          <Button kind="primary" type="submit">Change code</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
