/** The guides of the study: who they are for, how they stand, what they leave uncovered. */
import { useState } from "preact/hooks";
import { useStudy } from "../session/use-study";
import type { Group } from "../study/shapes";
import { useStudyFacts } from "../study/use-study-facts";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { useKeys } from "../ui/key-store";
import { Page } from "../ui/Page";
import { Pill } from "../ui/Pill";
import { Table, type Column } from "../ui/Table";
import { GuideStatePill } from "./GuideStatePill";
import { NewGuideDialog } from "./NewGuideDialog";
import type { GuideLine } from "./shapes";
import { useGuides } from "./use-guides";

function Coverage({ guide }: { guide: GuideLine }) {
  if (guide.uncovered_objectives.length === 0) return <Pill tone="accent" icon="check">All covered</Pill>;
  return <Pill tone="warn" icon="warning">{`Without a question: ${guide.uncovered_objectives.join(", ")}`}</Pill>;
}

function columns(groups: readonly Group[], href: (guide: GuideLine) => string): Column<GuideLine>[] {
  return [
    { key: "title", head: "Guide", main: true, sort: (each) => each.title, cell: (each) => <><a href={href(each)}>{each.title}</a><small>version {each.label}</small></> },
    { key: "group", head: "For", sort: (each) => each.group_id ?? "", cell: (each) => groups.find((group) => group.id === each.group_id)?.label ?? "Everybody" },
    { key: "state", head: "State", sort: (each) => each.state, cell: (each) => <GuideStatePill state={each.state} /> },
    { key: "questions", head: "Questions", align: "end", sort: (each) => each.questions, cell: (each) => each.questions },
    { key: "coverage", head: "Objectives", sort: (each) => each.uncovered_objectives.length, cell: (each) => <Coverage guide={each} /> },
    { key: "interviews", head: "Interviews", align: "end", sort: (each) => each.interviews, cell: (each) => each.interviews },
  ];
}

export function GuidesPage() {
  const study = useStudy();
  const guides = useGuides();
  const facts = useStudyFacts();
  const [adding, setAdding] = useState(false);
  const mayChange = study.may("change_guides");
  useKeys("Guides", mayChange ? [{ keys: "n", label: "Write a guide", run: () => setAdding(true) }] : []);
  const add = mayChange && <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>Write a guide</Button>;
  return (
    <Page title="Guides" crumbs={[study.crumb]} query={guides} primary={add}>
      {(all) => (
        <div class="stack-tight">
          {all.length === 0 ? (
            <EmptyState icon="guide" title="No guides yet" action={add}>A guide holds the questions of an interview in their order, and which objectives each of them serves.</EmptyState>
          ) : (
            <Table caption="Guides" columns={columns(facts.data?.groups ?? [], (guide) => study.path(`guides/${guide.id}`))} rows={all} rowKey={(each) => each.id} />
          )}
          {adding && <NewGuideDialog onClose={() => setAdding(false)} />}
        </div>
      )}
    </Page>
  );
}
