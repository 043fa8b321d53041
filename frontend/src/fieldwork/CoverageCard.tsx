/** Which objectives the questions serve, and which they leave out: a nudge, never a lock. */
import type { Objective } from "../study/shapes";
import { Card } from "../ui/Card";
import { count } from "../ui/count";
import { Notice } from "../ui/Notice";
import { Pill } from "../ui/Pill";
import { coverage, type DraftQuestion } from "./guide-draft";

export function CoverageCard({ objectives, questions }: { objectives: readonly Objective[]; questions: readonly Pick<DraftQuestion, "objectives">[] }) {
  const served = coverage(questions, objectives.map((each) => each.n));
  const bare = objectives.filter((each) => served.get(each.n) === 0);
  return (
    <Card title="Objectives covered">
      {objectives.length === 0 && <p class="quiet">The study has no objectives yet.</p>}
      {questions.length > 0 && bare.length > 0 && (
        <Notice tone="warn">{bare.length === 1 ? `No question asks about objective ${bare[0]?.n}.` : `No question asks about objectives ${bare.map((each) => each.n).join(", ")}.`} Is that meant?</Notice>
      )}
      <ul class="guide-cover">
        {objectives.map((each) => {
          const questionsOf = served.get(each.n) ?? 0;
          return (
            <li key={each.n}>
              <b>{each.n}</b>
              <span>{each.text}</span>
              {questionsOf > 0 ? <span class="quiet small">{count(questionsOf, "question")}</span> : <Pill tone="warn">None</Pill>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
