/** How far a piece of work has come: a bar with its number, and a way to stop it. */
import { useId } from "preact/hooks";
import { Button } from "./Button";
import "./Progress.css";

interface Props {
  label: string;
  value: number;
  of: number;
  /** What the number counts: "files". */
  unit?: string | undefined;
  /** Only the bar: for table cells and footers. */
  bare?: boolean | undefined;
  onCancel?: (() => void) | undefined;
}

export function Progress({ label, value, of, unit, bare, onCancel }: Props) {
  const id = useId();
  const share = of > 0 ? Math.min(100, Math.round((value / of) * 100)) : 0;
  const count = `${value} of ${of}${unit ? ` ${unit}` : ""}`;
  return (
    <div class={bare ? "progress progress-bare" : "progress"}>
      <span class={bare ? "vh" : "progress-label"} id={id}>{label}</span>
      <span class="progress-bar" role="progressbar" aria-labelledby={id} aria-valuenow={value} aria-valuemin={0} aria-valuemax={of} aria-valuetext={count}>
        <b style={{ width: `${share}%` }} />
      </span>
      <span class="progress-count num">{count}</span>
      {onCancel && <Button size="small" onClick={onCancel}>Stop</Button>}
    </div>
  );
}
