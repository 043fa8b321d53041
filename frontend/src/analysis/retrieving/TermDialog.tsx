/** What segments are coded with: codes, with those beneath them or without; themes; or any code. */
import { useState } from "preact/hooks";
import { Checkbox } from "../../ui/Checkbox";
import { ChooseDialog } from "./ChooseDialog";
import type { Choice } from "./conditions";
import type { Term } from "./draft";
import type { Known } from "./use-choosable";

interface Props {
  term: Term;
  known: Known;
  onTerm: (term: Term) => void;
  onClose: () => void;
}

const THEME = "theme:";

export function TermDialog({ term, known, onTerm, onClose }: Props) {
  const [beneath, setBeneath] = useState(term.beneath);
  const codes = known.codeChoices.map((choice): Choice => ({ ...choice, heading: "Codes" }));
  const themes = known.themes.map((choice): Choice => ({ ...choice, value: THEME + choice.value, heading: "All codes of a theme" }));
  const choose = (values: readonly string[]): void =>
    onTerm({
      codeIds: values.filter((value) => !value.startsWith(THEME)),
      beneath,
      themeIds: values.filter((value) => value.startsWith(THEME)).map((value) => value.slice(THEME.length)),
    });
  return (
    <ChooseDialog
      title="Coded with any of" choices={[...codes, ...themes]} chosen={[...term.codeIds, ...term.themeIds.map((id) => THEME + id)]} onChoose={choose} onClose={onClose}
      none="Any code" empty="The codebook is empty. Code a passage first."
    >
      <Checkbox name="beneath" label="With the codes beneath a chosen one" value={beneath} onValue={setBeneath} />
    </ChooseDialog>
  );
}
