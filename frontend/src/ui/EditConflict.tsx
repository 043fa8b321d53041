/** Two people edited one thing: both texts side by side, and a choice for each field. Nothing is lost unseen. */
import { useEffect, useRef } from "preact/hooks";
import { diffWords } from "../text/diff";
import { Button } from "./Button";
import { DiffText } from "./DiffText";
import "./EditConflict.css";
import { Pill } from "./Pill";

interface Props<K extends string> {
  /** "code", "theme" */
  what: string;
  /** The same person saved it, in another window. */
  elsewhere?: boolean | undefined;
  /** Who saved it, where that is known. */
  by?: string | undefined;
  fields: readonly { name: K; label: string; theirs: string; mine: string; open: boolean; canJoin: boolean }[];
  onChoose: (name: K, choice: "theirs" | "mine" | "both") => void;
}

export function EditConflict<K extends string>({ what, elsewhere, by, fields, onChoose }: Props<K>) {
  const heading = useRef<HTMLHeadingElement>(null);
  // It may stand above what is in view; the focus brings it there and says it.
  useEffect(() => heading.current?.focus(), []);
  const who = by ?? "Somebody else";
  return (
    <section class="conflict" aria-label={elsewhere ? "Saved elsewhere meanwhile" : `${who} saved meanwhile`}>
      <h3 ref={heading} tabIndex={-1}>{elsewhere ? `You changed this ${what} in another window while you were writing here` : `${who} changed this ${what} while you were writing`}</h3>
      <p>Both texts are here. Choose{fields.length > 1 && " for each field"}, change it below if you like, then save.</p>
      {fields.map(({ name, label, theirs, mine, open, canJoin }) => {
        const pieces = diffWords(theirs, mine);
        return (
          <div class="conflict-field" key={name}>
            <h4>{label} {!open && <Pill tone="accent" icon="check">Decided</Pill>}</h4>
            <div class="conflict-sides">
              <div>
                <p class="conflict-whose">{elsewhere ? "Saved in another window" : `Saved by ${by ?? "somebody else"}`}</p>
                <p class="conflict-text">{theirs ? <DiffText pieces={pieces} side="before" equals /> : <span class="quiet">Empty</span>}</p>
                <Button size="small" onClick={() => onChoose(name, "theirs")}>{elsewhere ? "Take what is saved" : "Take theirs"}</Button>
              </div>
              <div>
                <p class="conflict-whose">Yours, not saved yet</p>
                <p class="conflict-text">{mine ? <DiffText pieces={pieces} side="after" equals /> : <span class="quiet">Empty</span>}</p>
                <div class="row">
                  <Button size="small" onClick={() => onChoose(name, "mine")}>Keep mine</Button>
                  {canJoin && <Button size="small" onClick={() => onChoose(name, "both")}>Keep both</Button>}
                </div>
              </div>
            </div>
          </div>
        );
      })}
    </section>
  );
}
