/** Grey lines in the place of what is coming. */
import "./states.css";

interface Props {
  lines?: number | undefined;
  /** What is being fetched, for a screen reader. */
  label?: string | undefined;
}

const WIDTHS = ["72%", "94%", "86%", "58%", "90%"];

export function Skeleton({ lines = 5, label = "Loading" }: Props) {
  return (
    <div class="skeleton" role="status" aria-busy="true">
      <span class="vh">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: WIDTHS[line % WIDTHS.length] ?? "80%" }} />
      ))}
    </div>
  );
}
