/** What the study records of its participants: attributes with a kind, and choices where they have some. */
import { useState } from "preact/hooks";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { useKeys } from "../ui/key-store";
import { Menu } from "../ui/Menu";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Table, type Column } from "../ui/Table";
import { AttributeDialog } from "./AttributeDialog";
import { KINDS } from "./attribute-kinds";
import { RemoveAttributeDialog } from "./RemoveAttributeDialog";
import type { Attribute } from "./shapes";
import { useAttributes } from "./use-attributes";
import "./AttributesPage.css";

/** By id, so that a dialog always shows the attribute as it is now. */
type Doing = { what: "add" } | { what: "edit" | "remove"; id: string } | null;

function columns(mayChange: boolean, onDo: (doing: Doing) => void): Column<Attribute>[] {
  const shown: Column<Attribute>[] = [
    { key: "name", head: "Attribute", main: true, sort: (each) => each.name, cell: (each) => each.name },
    { key: "kind", head: "Kind", sort: (each) => each.kind, cell: (each) => <span class="attribute-kind">{KINDS[each.kind].label}</span> },
    { key: "choices", head: "Choices", cell: (each) => (each.choices.length > 0 ? each.choices.join(" · ") : <span class="quiet">None</span>) },
    { key: "used", head: "Participants with a value", align: "end", sort: (each) => each.participants, cell: (each) => each.participants },
  ];
  if (!mayChange) return shown;
  return [
    ...shown,
    {
      key: "acts", head: "Actions", hideHead: true,
      cell: (attribute) => (
        <Menu
          small label={`Actions for ${attribute.name}`}
          items={[
            { label: "Change", icon: "edit", run: () => onDo({ what: "edit", id: attribute.id }) },
            { label: "Remove", icon: "trash", danger: true, run: () => onDo({ what: "remove", id: attribute.id }) },
          ]}
        />
      ),
    },
  ];
}

export function AttributesPage() {
  const study = useStudy();
  const attributes = useAttributes();
  const [doing, setDoing] = useState<Doing>(null);
  const mayChange = study.may("define_attributes");
  const close = (): void => setDoing(null);
  const subject = doing && doing.what !== "add" ? attributes.data?.find((each) => each.id === doing.id) : undefined;
  const add = mayChange && <Button kind="primary" icon="plus" onClick={() => setDoing({ what: "add" })}>Add an attribute</Button>;
  useKeys("Attributes", mayChange ? [{ keys: "n", label: "Add an attribute", run: () => setDoing({ what: "add" }) }] : []);
  return (
    <Page title="Attributes" crumbs={[study.crumb]} query={attributes} primary={add}>
      {(all) => (
        <div class="stack-tight">
          <Notice>Record as little as you need, in bands: an age band, never a date of birth. What could point at one person does not belong here.</Notice>
          {all.length === 0 ? (
            <EmptyState icon="people" title="No attributes yet" action={add}>An attribute describes participants, such as an age band or the number of sessions. It becomes a column of their table, and of an import.</EmptyState>
          ) : (
            <Table caption="Attributes" columns={columns(mayChange, setDoing)} rows={all} rowKey={(each) => each.id} />
          )}
          {doing?.what === "add" && <AttributeDialog onClose={close} />}
          {subject && doing?.what === "edit" && <AttributeDialog attribute={subject} onClose={close} />}
          {subject && doing?.what === "remove" && <RemoveAttributeDialog attribute={subject} onClose={close} />}
        </div>
      )}
    </Page>
  );
}
