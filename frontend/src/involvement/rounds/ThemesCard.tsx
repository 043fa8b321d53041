/** The themes of a round in their order, each with its plain words and its quotes. */
import { useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { ReadingAge } from "../../ui/ReadingAge";
import { labelWord } from "../quotes/quote-words";
import { QuoteStatePill } from "../quotes/QuoteStatePill";
import { choiceOf, moved, without } from "./choice";
import { QuotesDialog } from "./QuotesDialog";
import { useRoundChanges, type Round, type RoundTheme, type ThemeChoice } from "./rounds";
import { ThemesDialog } from "./ThemesDialog";
import "./Rounds.css";

interface RowProps {
  theme: RoundTheme;
  place: number;
  of: number;
  busy: boolean;
  onQuotes: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function ChosenTheme({ theme, place, of, busy, onQuotes, onMove, onRemove }: RowProps) {
  const study = useStudy();
  const href = study.path(`themes/${theme.theme_id}`);
  return (
    <li class="round-theme">
      <header class="row">
        <h3>{place + 1}. <a href={href}>{theme.name}</a></h3>
        <span class="row row-push no-print">
          <Button size="small" kind="quiet" icon="arrow-up" label={`Move “${theme.name}” up`} disabled={place === 0 || busy} onClick={() => onMove(-1)} />
          <Button size="small" kind="quiet" icon="arrow-down" label={`Move “${theme.name}” down`} disabled={place === of - 1 || busy} onClick={() => onMove(1)} />
          <Button size="small" kind="quiet" icon="close" label={`Take “${theme.name}” out`} disabled={busy} onClick={onRemove} />
        </span>
      </header>
      {theme.plain_summary.trim() ? <p class="round-plain">{theme.plain_summary}</p> : <Notice tone="warn" action={<Button size="small" href={href}>Write it</Button>}>This theme has no plain-language summary yet.</Notice>}
      <ReadingAge text={[theme.plain_summary, theme.why_we_think_this].join("\n")} />
      <ul class="round-quotes">
        {theme.quotes.map((quote) => (
          <li key={quote.id}>
            <span class="voice">{quote.text}</span>
            <span class="row small quiet">{quote.speaker_label}{quote.labels.length > 0 && <span>Warning: {quote.labels.map(labelWord).join(", ").toLowerCase()}</span>}{!quote.counts_as_approved && <QuoteStatePill quote={quote} />}</span>
          </li>
        ))}
      </ul>
      <p class="no-print"><Button size="small" icon="quote" onClick={onQuotes}>{theme.quotes.length === 0 ? "Choose quotes" : "Change quotes"}</Button></p>
    </li>
  );
}

export function ThemesCard({ round }: { round: Round }) {
  const study = useStudy();
  const [choosing, setChoosing] = useState(false);
  const [quotesOf, setQuotesOf] = useState<string | null>(null);
  const { themes } = useRoundChanges(study.id, round);
  const choice = choiceOf(round);
  const put = (next: ThemeChoice[]): void => themes.mutate(next);
  const chosen = round.themes.find((theme) => theme.theme_id === quotesOf);
  return (
    <Card title="Themes and quotes" action={<Button size="small" icon="theme" onClick={() => setChoosing(true)}>{round.themes.length === 0 ? "Choose themes" : "Change themes"}</Button>}>
      {themes.error && <ErrorSummary title="This was not changed" detail={themes.error.message} attempt={themes.error} />}
      {round.themes.length === 0 && <p class="quiet">No theme is chosen yet. Three to five ideas fit into one visit.</p>}
      <ol class="round-themes">
        {round.themes.map((theme, place) => (
          <ChosenTheme
            key={theme.theme_id}
            theme={theme}
            place={place}
            of={round.themes.length}
            busy={themes.isPending}
            onQuotes={() => setQuotesOf(theme.theme_id)}
            onMove={(by) => put(moved(choice, theme.theme_id, by))}
            onRemove={() => put(without(choice, theme.theme_id))}
          />
        ))}
      </ol>
      {choosing && <ThemesDialog round={round} onClose={() => setChoosing(false)} />}
      {chosen && <QuotesDialog round={round} theme={chosen} onClose={() => setQuotesOf(null)} />}
    </Card>
  );
}
