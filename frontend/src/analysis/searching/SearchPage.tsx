/** Search: words across the transcripts, each in its line; from there to the passage, or straight to a code. */
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Problem } from "../../base/problem";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { Page } from "../../ui/Page";
import { Segmented } from "../../ui/Segmented";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { useStepKeys, useSteps } from "../codebook/use-steps";
import { isNarrowed, keptFor, NOTHING, type Asked, type Hit, type Kept, type Totals } from "./asked";
import { CodeHitsDialog } from "./CodeHitsDialog";
import "./HitRow.css";
import { AlignedHit, ReadHit } from "./HitRow";
import { inOrder, inWords, placeKey } from "./hits";
import { SearchBox } from "./SearchBox";
import { SearchHelp } from "./SearchHelp";
import "./SearchPage.css";
import { searchKey, useSearch } from "./use-search";

const VIEWS = [{ value: "concordance", label: "Lines" }, { value: "list", label: "Passages" }] as const;
const ORDERS = [{ value: "reading", label: "as they are read" }, { value: "before", label: "by the words before" }, { value: "after", label: "by the words after" }] as const;
const MOST_AT_ONCE = 500;

/** Where a hit stands in its transcript, in code points: the words are not in the address. */
const hrefOf = (study: StudyHere, hit: Hit): string => study.path(`transcripts/${hit.transcript_id}#words=${hit.start}-${hit.end}`);

function Beginning() {
  return (
    <EmptyState icon="search" title="Look for words in every transcript">
      <div class="search-beginning"><SearchHelp /></div>
    </EmptyState>
  );
}

function NoHits({ asked, onEverywhere }: { asked: Asked; onEverywhere: () => void }) {
  const narrowed = isNarrowed(asked);
  return (
    <EmptyState icon="search" title="No hits" action={narrowed && <Button onClick={onEverywhere}>Look everywhere</Button>}>
      {narrowed ? "Nothing where you are looking. It may stand elsewhere." : "Try fewer words, another form, or the beginning of a word with a star: trust*."}
    </EmptyState>
  );
}

interface ResultsProps {
  study: StudyHere;
  kept: Kept;
  asked: Asked;
  hits: readonly Hit[];
  totals: Totals | null;
  more: { there: boolean; busy: boolean; show: () => void };
}

function Tools({ kept, totals, shown, more }: { kept: Kept; totals: Totals | null; shown: number; more: boolean }) {
  return (
    <div class="search-tools">
      <p role="status"><b>{totals && inWords(totals)}</b>{more && <span class="quiet">, {count(shown, "hit")} shown</span>}</p>
      <div class="row no-print">
        <Select name="order" label="In order" hideLabel value={kept.order.value} onValue={(order) => (kept.order.value = order)} options={ORDERS.map(({ value, label }) => ({ value, label: `Sorted ${label}` }))} />
        <Segmented legend="How hits are shown" value={kept.view.value} onValue={(view) => (kept.view.value = view)} choices={VIEWS} />
      </div>
    </div>
  );
}

function Results({ study, kept, asked, hits, totals, more }: ResultsProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [coding, setCoding] = useState<"all" | "chosen" | null>(null);
  const mayCode = study.may("apply_code");
  const shown = inOrder(hits, kept.order.value);
  const picked = hits.filter((hit) => chosen.has(placeKey(hit)));
  const pick = (hit: Hit, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(placeKey(hit));
    else next.delete(placeKey(hit));
    setChosen(next);
  };
  const everything = picked.length === hits.length;
  const Row = kept.view.value === "concordance" ? AlignedHit : ReadHit;
  return (
    <section class="stack-tight" aria-label="Hits">
      <Tools kept={kept} totals={totals} shown={hits.length} more={more.there} />
      {mayCode && (
        <div class={picked.length > 0 ? "search-choice search-chosen no-print" : "search-choice no-print"} role="group" aria-label="Code the hits">
          {picked.length > 0 && <p role="status">{count(picked.length, "hit")} chosen</p>}
          {picked.length > 0 && <Button size="small" kind="primary" icon="code" disabled={picked.length > MOST_AT_ONCE} onClick={() => setCoding("chosen")}>Code the chosen…</Button>}
          {picked.length === 0 && <Button size="small" icon="code" onClick={() => setCoding("all")}>Code everything found…</Button>}
          <Button size="small" kind="quiet" onClick={() => setChosen(new Set(everything ? [] : hits.map(placeKey)))}>{everything ? "Choose none" : "Choose all shown"}</Button>
          {picked.length > 0 && !everything && <Button size="small" kind="quiet" onClick={() => setChosen(new Set())}>Choose none</Button>}
        </div>
      )}
      <ol class={`hits hits-${kept.view.value}`} aria-label={kept.view.value === "concordance" ? "Lines with the hits beneath one another" : "Passages"}>
        {shown.map((hit) => <Row key={placeKey(hit)} hit={hit} href={hrefOf(study, hit)} chosen={chosen.has(placeKey(hit))} onChosen={mayCode ? (on) => pick(hit, on) : undefined} />)}
      </ol>
      {more.there && <Button class="search-more" busy={more.busy} onClick={more.show}>Show more hits</Button>}
      {coding && <CodeHitsDialog study={study} asked={asked} only={coding === "chosen" ? picked : null} onDone={() => { setCoding(null); setChosen(new Set()); }} onClose={() => setCoding(null)} />}
    </section>
  );
}

export function SearchPage() {
  const study = useStudy();
  const cache = useQueryClient();
  const kept = keptFor(study.id);
  const asked = kept.asked.value;
  const found = useSearch(study.id, asked);
  const steps = useSteps(study.id);
  useStepKeys(steps);
  const hits = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const totals = found.data?.pages[0]?.found ?? null;
  const refused = found.error instanceof Problem && found.error.status === 422;
  const ask = (next: Asked): void => {
    const again = JSON.stringify(next) === JSON.stringify(kept.asked.value);
    kept.asked.value = next;
    if (again) void cache.invalidateQueries({ queryKey: searchKey(study.id) });
  };
  const everywhere = (): void => {
    kept.typed.value = { ...NOTHING, query: asked?.query ?? "" };
    ask(kept.typed.value);
  };
  useEffect(() => {
    // Hits of an answer from before may have moved: the first look after coming back asks anew.
    return () => void cache.removeQueries({ queryKey: searchKey(study.id), type: "inactive" });
  }, []);
  return (
    <Page title="Search" crumbs={[study.crumb]}>
      <div class="stack">
        <SearchBox study={study} kept={kept} busy={found.isFetching && !found.isFetchingNextPage} problem={found.error} onAsk={ask} />
        {asked === null ? (
          <Beginning />
        ) : found.error ? (
          !refused && <ErrorState problem={found.error} onRetry={() => void found.refetch()} />
        ) : found.isPending ? (
          <Skeleton lines={8} />
        ) : hits.length === 0 && !found.hasNextPage ? (
          <NoHits asked={asked} onEverywhere={everywhere} />
        ) : (
          <Results
            key={JSON.stringify(asked)} study={study} kept={kept} asked={asked} hits={hits} totals={totals}
            more={{ there: found.hasNextPage, busy: found.isFetchingNextPage, show: () => void found.fetchNextPage() }}
          />
        )}
      </div>
    </Page>
  );
}
