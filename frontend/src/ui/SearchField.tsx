/** A small field that filters what stands beneath it. */
import { useId } from "preact/hooks";
import { Icon } from "./Icon";
import "./field.css";

interface Props {
  label: string;
  value: string;
  onValue: (value: string) => void;
}

export function SearchField({ label, value, onValue }: Props) {
  const id = useId();
  return (
    <div class="search-field no-print">
      <Icon name="search" size={17} />
      <label class="vh" for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="text"
        role="searchbox"
        placeholder={label}
        value={value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value) {
            event.stopPropagation();
            event.preventDefault();
            onValue("");
          }
        }}
      />
    </div>
  );
}
