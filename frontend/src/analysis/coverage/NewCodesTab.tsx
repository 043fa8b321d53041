/** New codes: which codes were used first in which interview, in order of interview. Not a measure of saturation. */
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { Table, type Column } from "../../ui/Table";
import { When } from "../../ui/When";
import type { InOrder } from "./coverage";

const WIDE = 24;
const HIGH = 120;

function Bars({ order }: { order: readonly InOrder[] }) {
  const most = Math.max(1, ...order.map(({ codes }) => codes));
  const bars = (value: (one: InOrder) => number): string =>
    order.map((one, place) => (value(one) > 0 ? `M${place * WIDE + 4} ${HIGH}v${-(value(one) / most) * HIGH}h${WIDE - 8}V${HIGH}z` : "")).join("");
  return (
    <figure class="cov-chart">
      <div class="cov-plot" style={{ "--n": order.length }}>
        <span class="cov-most num" aria-hidden="true">{most}</span>
        <span class="cov-least num" aria-hidden="true">0</span>
        <svg role="img" aria-label={`Codes used and new codes in ${count(order.length, "transcript")}, in order of interview. The table below has the figures.`} viewBox={`0 0 ${order.length * WIDE} ${HIGH}`} preserveAspectRatio="none">
          <path class="cov-used" d={bars(({ codes }) => codes)} />
          <path class="cov-new" d={bars((one) => one.new_codes.length)} />
        </svg>
      </div>
      <figcaption>
        <ul class="cov-legend">
          <li><i class="cov-key cov-key-used" />codes used</li>
          <li><i class="cov-key cov-key-coded" />of them, used for the first time</li>
          <li class="quiet">First interview on the left</li>
        </ul>
        <p class="prose">This shows when codes were first used. It does not measure saturation.</p>
      </figcaption>
    </figure>
  );
}

function NewCodes({ study, one }: { study: StudyHere; one: InOrder }) {
  if (one.new_codes.length === 0) return <span class="quiet">None</span>;
  return (
    <details class="cov-new-codes">
      <summary><span class="num">{one.new_codes.length}</span> <span class="vh">new in {one.title}</span></summary>
      <ul>{one.new_codes.map(({ id, label }) => <li key={id}><a href={study.path(`codes/${id}`)}>{label}</a></li>)}</ul>
    </details>
  );
}

export function NewCodesTab({ study, order }: { study: StudyHere; order: readonly InOrder[] }) {
  if (order.every(({ codes }) => codes === 0)) {
    return (
      <EmptyState icon="code" title="Nothing is coded yet" action={<Button href={study.path("transcripts")}>Go to the transcripts</Button>}>
        Once passages are coded, this shows in which interview each code was first used.
      </EmptyState>
    );
  }
  const columns: Column<InOrder>[] = [
    { key: "title", head: "Transcript", main: true, cell: (one) => <a href={study.path(`transcripts/${one.transcript_id}`)}>{one.title}</a> },
    { key: "date", head: "Interview", cell: (one) => (one.happened_on ? <When at={one.happened_on} as="date" /> : <span class="quiet">No date</span>) },
    { key: "codes", head: "Codes used", align: "end", cell: (one) => one.codes },
    { key: "new", head: "For the first time", cell: (one) => <NewCodes study={study} one={one} /> },
  ];
  return (
    <div class="stack">
      <Bars order={order} />
      <Table caption="Codes used and new codes, in order of interview" columns={columns} rows={order} rowKey={(one) => one.transcript_id} />
    </div>
  );
}
