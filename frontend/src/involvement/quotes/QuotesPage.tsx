/** The queue of quotes: look at each in its context, approve it, turn it down, revoke it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { useKeys } from "../../ui/key-store";
import { Page } from "../../ui/Page";
import { Segmented } from "../../ui/Segmented";
import { When } from "../../ui/When";
import { QuoteDetail } from "./QuoteDetail";
import { labelWord } from "./quote-words";
import { QuoteStatePill } from "./QuoteStatePill";
import { useQuotes, type Quote, type QuoteState } from "./quotes";
import "./Quotes.css";

type Shelf = "waiting" | "approved" | "ended";

const SHELVES: Record<Shelf, { label: string; states: readonly QuoteState[]; none: string }> = {
  waiting: { label: "Waiting", states: ["proposed"], none: "Nothing waits for a decision. Quotes are proposed from a coded passage: on a code's page, or beside the transcript." },
  approved: { label: "Approved", states: ["approved"], none: "No quote is approved yet. Approved quotes can be chosen for review rounds." },
  ended: { label: "Turned down or revoked", states: ["rejected", "revoked"], none: "No quote was turned down or revoked." },
};

function Row({ quote, chosen, onChoose }: { quote: Quote; chosen: boolean; onChoose: () => void }) {
  return (
    <li>
      <button type="button" class="quote-row" aria-pressed={chosen} onClick={onChoose}>
        <span class="quote-row-words voice">{quote.text}</span>
        <span class="quote-row-facts">
          <span>{quote.speaker_label}</span>
          <span>{quote.proposer}, <When at={quote.created_at} /></span>
          {quote.labels.length > 0 && <span>{quote.labels.map(labelWord).join(", ")}</span>}
          {(quote.worried || quote.passage !== "same" || quote.state === "rejected" || quote.state === "revoked") && <QuoteStatePill quote={quote} />}
        </span>
      </button>
    </li>
  );
}

export function QuotesPage() {
  const study = useStudy();
  const [shelf, setShelf] = useState<Shelf>("waiting");
  const [chosen, setChosen] = useState<string | null>(null);
  const detail = useRef<HTMLDivElement>(null);
  const quotes = useQuotes(study.id, SHELVES[shelf].states);
  const items = quotes.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = items.find((quote) => quote.id === chosen) ?? items[0];
  const step = (by: number): void => {
    const next = items[items.findIndex((quote) => quote.id === shown?.id) + by];
    if (next) setChosen(next.id);
  };
  useKeys("Quotes", [
    { keys: "j", label: "Next quote", run: () => step(1) },
    { keys: "k", label: "Quote before", run: () => step(-1) },
  ]);
  useEffect(() => {
    const pane = detail.current;
    if (chosen && pane && pane.getBoundingClientRect().top > innerHeight - 160) pane.scrollIntoView({ block: "start" });
  }, [chosen]);
  return (
    <Page title="Quotes" crumbs={[study.crumb]} query={quotes}>
      <div class="stack-tight">
        <div class="row no-print">
          <Segmented legend="Which quotes" value={shelf} onValue={(value) => { setShelf(value); setChosen(null); }} choices={(Object.keys(SHELVES) as Shelf[]).map((value) => ({ value, label: SHELVES[value].label }))} />
        </div>
        {!shown ? (
          <EmptyState icon="quote" title={shelf === "waiting" ? "No quotes wait" : "No quotes here"} action={shelf === "waiting" ? <Button href={study.path("codebook")}>Go to the codebook</Button> : undefined}>{SHELVES[shelf].none}</EmptyState>
        ) : (
          <div class="quotes-split">
            <div class="quotes-list">
              <ul aria-label={SHELVES[shelf].label}>{items.map((quote) => <Row key={quote.id} quote={quote} chosen={quote.id === shown.id} onChoose={() => setChosen(quote.id)} />)}</ul>
              {quotes.hasNextPage && <Button busy={quotes.isFetchingNextPage} onClick={() => void quotes.fetchNextPage()}>Show more</Button>}
            </div>
            <div class="quotes-detail" ref={detail}><QuoteDetail key={shown.id} id={shown.id} /></div>
          </div>
        )}
      </div>
    </Page>
  );
}
