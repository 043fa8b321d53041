/** One quote: its words, where they come from and what was around them, what was checked, and the decision. */
import { useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorState } from "../../ui/ErrorState";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Facts } from "../../ui/Facts";
import { Notice } from "../../ui/Notice";
import { Pill } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import { ApproveDialog } from "./ApproveDialog";
import { Checks } from "./Checks";
import { DecisionDialog } from "./DecisionDialog";
import { labelWord } from "./quote-words";
import { QuoteStatePill } from "./QuoteStatePill";
import { useQuote, type QuoteWhole } from "./quotes";
import { useApprove } from "./use-approve";
import { endOf, startOf } from "./excerpt";
import "./Quotes.css";

const NEAR = 240;

/** The words around a quote: a few lines at first, all that the server sent when asked. */
function Context({ quote }: { quote: QuoteWhole }) {
  const [whole, setWhole] = useState(false);
  const { before, segment, after } = quote.context;
  const [near, next] = whole ? [before, after] : [endOf(before, NEAR), startOf(after, NEAR)];
  return (
    <>
      <div class="quote-context voice">
        <span class="quote-around">{near && `… ${near}`}</span>
        <mark>{segment}</mark>
        <span class="quote-around">{next && `${next} …`}</span>
      </div>
      {!whole && before.length + after.length > near.length + next.length && <p class="no-print"><Button size="small" kind="quiet" onClick={() => setWhole(true)}>Show more of the transcript</Button></p>}
    </>
  );
}

function sameVoice(n: number): string {
  if (n === 0) return "None. This would be the first.";
  return `${n} other approved ${n === 1 ? "quote" : "quotes"}. Many quotes from one person make them easier to know.`;
}

function facts(quote: QuoteWhole, path: (rest: string) => string) {
  const made = [
    { term: "Reviewers read", value: quote.speaker_label },
    { term: "Content warnings", value: quote.labels.length > 0 ? <span class="row">{quote.labels.map((label) => <Pill key={label}>{labelWord(label)}</Pill>)}</span> : "None" },
    { term: "Code", value: <a href={path(`codes/${quote.code_id}`)}>{quote.code}</a> },
    { term: "Transcript", value: <a href={`${path(`transcripts/${quote.transcript_id}`)}#segment=${quote.coding_id}`}>{quote.transcript}</a> },
    { term: "Same voice", value: sameVoice(quote.same_voice) },
    { term: "Proposed", value: <>{quote.proposer}, <When at={quote.created_at} /></> },
  ];
  if (quote.decided_at) made.push({ term: "Decided", value: <>{quote.decider ?? "The system"}, <When at={quote.decided_at} />{quote.self_check && " (a recorded self-check)"}</> });
  if (quote.reason) made.push({ term: "Reason", value: <>{quote.reason}</> });
  return made;
}

function Decision({ quote }: { quote: QuoteWhole }) {
  const study = useStudy();
  const [asking, setAsking] = useState<"approve" | "reject" | "revoke" | null>(null);
  const approve = useApprove(quote);
  const open = quote.unconfirmed.length > 0;
  const waiting = quote.state === "proposed";
  const mayApprove = waiting && study.may("approve_quote");
  const mayRevoke = (waiting || quote.state === "approved") && study.may("revoke_quote");
  return (
    <>
      {approve.error && <ErrorSummary title="It was not approved" detail={approve.error.message} attempt={approve.error} />}
      {waiting && quote.needs_second_person && <Notice title="You proposed this one">Another member who may approve quotes has to look at it.</Notice>}
      <div class="form-buttons no-print">
        {mayApprove && !quote.needs_second_person && <Button kind="primary" icon="check" busy={approve.isPending} popup={open ? "dialog" : undefined} onClick={() => (open ? setAsking("approve") : approve.mutate([]))}>Approve quote</Button>}
        {mayApprove && <Button onClick={() => setAsking("reject")}>Turn it down</Button>}
        {mayRevoke && <Button kind="quiet" onClick={() => setAsking("revoke")}>Revoke</Button>}
      </div>
      {asking === "approve" && <ApproveDialog quote={quote} onClose={() => setAsking(null)} />}
      {asking && asking !== "approve" && <DecisionDialog quote={quote} verb={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

export function QuoteDetail({ id }: { id: string }) {
  const study = useStudy();
  const quote = useQuote(study.id, id);
  if (quote.error && !quote.data) return <ErrorState problem={quote.error} onRetry={() => void quote.refetch()} />;
  if (!quote.data) return <Card><Skeleton lines={6} /></Card>;
  const found = quote.data;
  return (
    <Card title="The quote" action={<QuoteStatePill quote={found} />}>
      {found.passage !== "same" && !found.worried && <Notice tone="warn" title="The transcript was corrected under this quote">{found.passage === "stale" ? "Nobody has said yet where its passage lies in the corrected text." : "The passage says this otherwise now. The quote keeps its words; no new round takes it. Revoke it, and propose the corrected words."}</Notice>}
      {found.worried && <Notice tone="danger" title="A reviewer could tell who this is">It is hidden from every reviewer, and no round will take it again. Revoke it, and propose another wording if you need one.</Notice>}
      <blockquote class="quote-words voice">{found.text}</blockquote>
      <Facts facts={facts(found, study.path)} />
      <h3>In the transcript</h3>
      <Context quote={found} />
      <h3>What was checked</h3>
      <Checks quote={found} />
      <Decision quote={found} />
    </Card>
  );
}
