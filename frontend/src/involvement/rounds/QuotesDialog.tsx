/** Choose the quotes of one theme: those from its own codes stand first. */
import { useState } from "preact/hooks";
import { useBoard } from "../../analysis/themes/themes";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { Pill } from "../../ui/Pill";
import { SearchField } from "../../ui/SearchField";
import { Skeleton } from "../../ui/Skeleton";
import { labelWord } from "../quotes/quote-words";
import { useQuotes, type Quote } from "../quotes/quotes";
import { choiceOf, withQuotes } from "./choice";
import { useRoundChanges, type Round, type RoundTheme } from "./rounds";
import "./Rounds.css";

interface TickProps {
  quote: Quote;
  near: boolean;
  chosen: boolean;
  onChoose: (on: boolean) => void;
}

function QuoteTick({ quote, near, chosen, onChoose }: TickProps) {
  return (
    <label class="round-quote-tick">
      <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
      <span>
        <span class="voice">{quote.text}</span>
        <span class="row small quiet">
          <span>{quote.speaker_label}</span>
          <span>{quote.code}</span>
          {near && <Pill tone="accent">From this theme</Pill>}
          {!quote.counts_as_approved && <Pill tone="warn">Not approved yet</Pill>}
          {quote.labels.map((label) => <Pill key={label}>{labelWord(label)}</Pill>)}
        </span>
      </span>
    </label>
  );
}

export function QuotesDialog({ round, theme, onClose }: { round: Round; theme: RoundTheme; onClose: () => void }) {
  const study = useStudy();
  const quotes = useQuotes(study.id, ["approved", "proposed"]);
  const board = useBoard(study.id);
  const { themes } = useRoundChanges(study.id, round);
  const [chosen, setChosen] = useState<readonly string[]>(theme.quotes.map((quote) => quote.id));
  const [words, setWords] = useState("");
  const codes = new Set(board.data?.items.find((each) => each.id === theme.theme_id)?.codes.map((code) => code.id) ?? []);
  const all = quotes.data?.pages.flatMap((page) => page.items).filter((quote) => !quote.worried) ?? [];
  const said = words.trim().toLocaleLowerCase();
  const found = all.filter((quote) => `${quote.text} ${quote.code} ${quote.speaker_label}`.toLocaleLowerCase().includes(said));
  const sorted = [...found].sort((a, b) => Number(codes.has(b.code_id)) - Number(codes.has(a.code_id)));
  const save = (): void => themes.mutate(withQuotes(choiceOf(round), theme.theme_id, chosen), { onSuccess: onClose });
  const foot = (
    <>
      <Button kind="primary" busy={themes.isPending} onClick={save}>Use {count(chosen.length, "quote")}</Button>
      <Button onClick={onClose}>Cancel</Button>
    </>
  );
  return (
    <Dialog title={`Quotes for “${theme.name}”`} size="wide" onClose={onClose} foot={foot}>
      {themes.error && <ErrorSummary title="The quotes were not chosen" detail={themes.error.message} attempt={themes.error} />}
      {quotes.isPending && <Skeleton lines={5} />}
      {quotes.data && all.length === 0 && <EmptyState icon="quote" title="No quotes to choose" action={<Button href={study.path("codebook")}>Go to the codebook</Button>}>Propose quotes from coded passages; when somebody else has approved them, they stand here.</EmptyState>}
      {all.length > 0 && <SearchField label="Find by words, code or speaker" value={words} onValue={setWords} />}
      {chosen.length > 4 && <Notice>Two to four quotes are enough for most readers.</Notice>}
      <div class="round-quote-ticks">
        {sorted.map((quote) => (
          <QuoteTick key={quote.id} quote={quote} near={codes.has(quote.code_id)} chosen={chosen.includes(quote.id)} onChoose={(on) => setChosen(on ? [...chosen, quote.id] : chosen.filter((id) => id !== quote.id))} />
        ))}
      </div>
      {quotes.hasNextPage && <Button busy={quotes.isFetchingNextPage} onClick={() => void quotes.fetchNextPage()}>Show more</Button>}
    </Dialog>
  );
}
