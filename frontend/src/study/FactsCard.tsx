/** What the register says of the study. */
import { useState } from "preact/hooks";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { writeDate } from "../ui/dates";
import { Facts } from "../ui/Facts";
import { FactsDialog } from "./FactsDialog";
import { FACT_FIELDS, factOf } from "./register-facts";
import type { Study } from "./shapes";

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

export function FactsCard({ study, mayChange }: { study: Study; mayChange: boolean }) {
  const [changing, setChanging] = useState(false);
  const known = FACT_FIELDS.map(({ name, label }) => ({ term: label, value: factOf(study.facts, name) })).filter(({ value }) => value);
  return (
    <Card title="Facts" action={mayChange && <Button size="small" icon="edit" onClick={() => setChanging(true)}>Change</Button>}>
      <Facts
        facts={[
          { term: "Title", value: study.short_title },
          { term: "Research question", value: study.research_question || <span class="quiet">Not stated yet</span> },
          ...known.map(({ term, value }) => ({ term, value: DAY.test(value) ? writeDate(value) : value })),
        ]}
      />
      {changing && <FactsDialog study={study} onClose={() => setChanging(false)} />}
    </Card>
  );
}
