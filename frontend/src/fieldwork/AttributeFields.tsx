/** One field for each attribute that the study defines, in a participant's form. */
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import type { Attribute } from "./shapes";
import "../study/form-pairs.css";

interface Props {
  attributes: readonly Attribute[];
  /** What is typed, by attribute id. */
  typed: Record<string, string>;
  onTyped: (typed: Record<string, string>) => void;
}

export function AttributeFields({ attributes, typed, onTyped }: Props) {
  if (attributes.length === 0) return null;
  return (
    <div class="form-pairs">
      {attributes.map((attribute) => {
        const given = {
          label: attribute.name,
          name: `attributes.${attribute.id}`,
          value: typed[attribute.id] ?? "",
          onValue: (value: string) => onTyped({ ...typed, [attribute.id]: value }),
          optional: true,
        };
        if (attribute.kind === "choice") {
          return <Select key={attribute.id} {...given} placeholder="Not recorded" options={attribute.choices.map((each) => ({ value: each, label: each }))} />;
        }
        if (attribute.kind === "yes_no") {
          return <Select key={attribute.id} {...given} placeholder="Not recorded" options={[{ value: "yes", label: "Yes" }, { value: "no", label: "No" }]} />;
        }
        return <Field key={attribute.id} {...given} inputMode={attribute.kind === "number" ? "decimal" : "text"} maxLength={200} />;
      })}
    </div>
  );
}
