/** Asks before something that cannot be undone; says what will happen and to how many things. */
import type { ComponentChildren } from "preact";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { ErrorSummary } from "./ErrorSummary";

interface Props {
  title: string;
  /** What will happen. */
  children: ComponentChildren;
  /** The verb on the button: "Deactivate account", never "OK". */
  confirm: string;
  danger?: boolean | undefined;
  busy?: boolean | undefined;
  problem?: Error | null | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog({ title, children, confirm, danger, busy, problem, onConfirm, onClose }: Props) {
  const foot = (
    <>
      <Button kind={danger ? "danger" : "primary"} busy={busy} onClick={onConfirm}>
        {confirm}
      </Button>
      <Button onClick={onClose} autoFocus={danger}>Cancel</Button>
    </>
  );
  return (
    <Dialog title={title} size="small" onClose={onClose} foot={foot}>
      {problem && <ErrorSummary title="This was not done" detail={problem.message} attempt={problem} />}
      {children}
    </Dialog>
  );
}
