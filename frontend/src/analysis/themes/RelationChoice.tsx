/** Which way a passage bears on a theme. */
import { RadioGroup } from "../../ui/RadioGroup";
import type { Relation } from "./themes";

const CHOICES = [
  { value: "supports", label: "It supports the theme" },
  { value: "nuances", label: "It nuances the theme", hint: "True in part, for some, or under a condition." },
  { value: "contradicts", label: "It contradicts the theme", hint: "The case that does not fit is worth as much." },
] as const;

export function RelationChoice({ value, onValue }: { value: Relation; onValue: (value: Relation) => void }) {
  return <RadioGroup legend="How does it bear on the theme?" name="relation" value={value} onValue={onValue} choices={CHOICES} />;
}
