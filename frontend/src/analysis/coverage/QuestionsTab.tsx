/** Questions: in how many transcripts each was asked, what it drew from each group, and how much of that is coded. */
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { Table, type Column } from "../../ui/Table";
import type { Coverage, Question } from "./coverage";

function Drawn({ cell }: { cell: Question["cells"][number] | undefined }) {
  if (!cell || cell.turns === 0) return <span class="quiet">–<span class="vh"> no turns</span></span>;
  return <span><span class="vh">asked in </span>{count(cell.transcripts, "transcript")}<small>{count(cell.turns, "turn")}, {cell.coded_turns} coded</small></span>;
}

export function QuestionsTab({ study, coverage: { questions, groups } }: { study: StudyHere; coverage: Coverage }) {
  if (questions.length === 0 || groups.length === 0) {
    return (
      <EmptyState icon="guide" title="No questions to show yet" action={<Button href={study.path("guides")}>Go to the guides</Button>}>
        Once there is a guide, and its questions are marked in the transcripts, this shows what each drew from each group.
      </EmptyState>
    );
  }
  const guides = [...new Set(questions.map(({ guide }) => guide))];
  const columns: Column<Question>[] = [
    { key: "question", head: "Question", main: true, cell: (one) => <span class="cov-question"><span class="num">{one.n}.</span> {one.text}</span> },
    ...groups.map((group): Column<Question> => ({
      key: group.id, head: group.label, cell: (one) => <Drawn cell={one.cells.find(({ group_id }) => group_id === group.id)} />,
    })),
  ];
  return (
    <div class="stack">
      <p class="quiet small prose">In how many transcripts a question drew turns from people of a group; beneath, how many turns, and how many of those have a code. A turn belongs to the question that was asked last.</p>
      {guides.map((guide) => (
        <section key={guide} class="stack-tight" aria-label={guide}>
          <h2 class="cov-guide">{guide}</h2>
          <Table caption={`What the questions of ${guide} drew from each group`} columns={columns} rows={questions.filter((one) => one.guide === guide)} rowKey={(one) => one.question_id} />
        </section>
      ))}
    </div>
  );
}
