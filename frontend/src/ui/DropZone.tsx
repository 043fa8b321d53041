/** A place for files: drop them, paste them, or press it and choose. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import "./DropZone.css";

interface Props {
  label: string;
  hint?: ComponentChildren | undefined;
  onFiles: (files: File[]) => void;
  /** Endings the chooser offers: ".docx,.txt". Dropped files are all handed on. */
  accept?: string | undefined;
  single?: boolean | undefined;
  disabled?: boolean | undefined;
}

export function DropZone({ label, hint, onFiles, accept, single, disabled }: Props) {
  const [over, setOver] = useState(false);
  const hand = useRef(onFiles);
  hand.current = onFiles;
  const take = (list: FileList | null | undefined): boolean => {
    const files = [...(list ?? [])].slice(0, single ? 1 : undefined);
    if (disabled || files.length === 0) return false;
    hand.current(files);
    return true;
  };
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (take(event.clipboardData?.files)) event.preventDefault();
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [disabled, single]);
  return (
    <label
      class={classNames("drop", over && "drop-over", disabled && "drop-off")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="upload" size={26} />
      <span class="drop-label">{label}</span>
      {hint && <span class="drop-hint">{hint}</span>}
      <input
        type="file"
        class="drop-input"
        aria-label={label}
        multiple={!single}
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
