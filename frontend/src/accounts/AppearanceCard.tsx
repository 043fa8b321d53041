/** Colours and keys, kept in this browser. */
import { applyTheme, theme, type Theme } from "../session/theme";
import { Card } from "../ui/Card";
import { Checkbox } from "../ui/Checkbox";
import { allowSingleKeys, singleKeys } from "../ui/key-store";
import { RadioGroup } from "../ui/RadioGroup";
import "./AppearanceCard.css";

const NAMES: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "As this device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "cream", label: "Cream" },
  { value: "contrast", label: "High contrast" },
];

/** A small page in the colours of the theme. */
function Swatch({ name }: { name: Theme }) {
  return (
    <span class={`theme-swatch theme-${name}`} aria-hidden="true">
      <i /><i /><i />
    </span>
  );
}

export function AppearanceCard() {
  const choices = NAMES.map(({ value, label }) => ({ value, label: <span class="theme-choice"><Swatch name={value} />{label}</span> }));
  return (
    <Card title="How it looks and listens">
      <div class="theme-choices">
        <RadioGroup legend="Colours" hint="Kept in this browser." name="theme" value={theme.value} onValue={applyTheme} choices={choices} cards />
      </div>
      <Checkbox
        name="single-keys"
        label="Use keys without Ctrl or Alt"
        hint="Single letters speed coding up. Switch them off if you dictate, or press keys by accident."
        value={singleKeys.value}
        onValue={allowSingleKeys}
      />
    </Card>
  );
}
