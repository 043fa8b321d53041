/** One code on offer, with the letters that answered, its place, and its key. */
import type { Span } from "../../text/spans";
import { Icon } from "../../ui/Icon";
import type { PaletteOption } from "./palette-options";

interface Props {
  id: string;
  option: PaletteOption;
  on: boolean;
  choose: () => void;
}

function Hits({ label, hits }: { label: string; hits: readonly Span[] }) {
  const parts = hits.flatMap(({ start, end }, index) => [label.slice(hits[index - 1]?.end ?? 0, start), <b key={start}>{label.slice(start, end)}</b>]);
  return (
    <>
      {parts}
      {label.slice(hits.at(-1)?.end ?? 0)}
    </>
  );
}

export function PaletteRow({ id, option, on, choose }: Props) {
  const swatch = option.kind === "code" ? <span class={`sw k${option.code.colour} p${option.code.pattern}`} /> : <Icon name="plus" size={16} />;
  const key = option.kind === "code" ? option.key : null;
  return (
    <li role="option" id={id} aria-selected={on} onMouseDown={(event) => event.preventDefault()} onClick={choose}>
      {swatch}
      <span class="pl-name">
        {option.kind === "code" ? <Hits label={option.code.label} hits={option.hits} /> : `Create “${option.label}”`}
        <small>{option.note}</small>
      </span>
      {on ? <kbd aria-hidden="true">Enter</kbd> : key !== null && <kbd aria-hidden="true">{key}</kbd>}
    </li>
  );
}
