/** What a query found, as a reading list: each stretch with its context and the codes that make it. */
import { useState } from "preact/hooks";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import type { MenuItem } from "../../ui/Menu";
import { Skeleton } from "../../ui/Skeleton";
import { ProposeQuoteDialog } from "../codebook/ProposeQuoteDialog";
import { SegmentCard } from "../codebook/SegmentCard";
import { AddToThemeDialog } from "../themes/AddToThemeDialog";
import type { Found } from "./shapes";
import type { Known } from "./use-choosable";
import type { useRetrieval } from "./use-retrieval";
import "../codebook/ReadingList.css";
import "./FoundList.css";

interface Props {
  study: StudyHere;
  known: Known;
  found: ReturnType<typeof useRetrieval>;
  onClear: (() => void) | undefined;
}

type Asking = { what: "theme" | "quote"; one: Found } | null;

const placeOf = (one: Found): string => `${one.transcript_id}-${one.start}-${one.end}`;
/** The coding that fits the stretch most closely: its link shows where the stretch lies. */
const closest = (one: Found): Found["codings"][number] | undefined => one.codings.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];

function Codes({ one, known, study }: { one: Found; known: Known; study: StudyHere }) {
  const made = [...new Set(one.codings.map(({ code_id }) => code_id))];
  const chips = (ids: readonly string[]) =>
    ids.flatMap((id) => known.codes.find((code) => code.id === id) ?? []).map(({ id, label, colour, pattern }) => (
      <li key={id}><a href={study.path(`codes/${id}`)}><span class={`sw k${colour} p${pattern}`} /> {label}</a></li>
    ));
  return (
    <div class="found-codes">
      <ul aria-label="Coded with">{chips(made)}</ul>
      {one.other_code_ids.length > 0 && <ul class="found-others" aria-label="Also coded here">{chips(one.other_code_ids)}</ul>}
    </div>
  );
}

function actsFor(study: StudyHere, one: Found, href: string, ask: (asking: Asking) => void): MenuItem[] {
  const single = one.codings.length === 1;
  return [
    { label: "Open in the transcript", icon: "transcript", href },
    ...(single && study.may("change_themes") ? [{ label: "Add to a theme…", icon: "theme", run: () => ask({ what: "theme", one }) } as const] : []),
    ...(single && study.may("propose_quote") ? [{ label: "Propose as a quote…", icon: "quote", run: () => ask({ what: "quote", one }) } as const] : []),
  ];
}

export function FoundList({ study, known, found, onClear }: Props) {
  const [asking, setAsking] = useState<Asking>(null);
  const pages = found.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const names = new Map(pages.flatMap((page) => page.coders.map(({ id, name }) => [id, name] as const)));
  const [coding] = asking?.one.codings ?? [];
  const close = (): void => setAsking(null);
  if (found.error && !found.isPlaceholderData && items.length === 0) return <ErrorState problem={found.error} onRetry={() => void found.refetch()} />;
  if (found.error) return <ErrorState problem={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <div class="reading-box reading-empty"><Skeleton lines={8} /></div>;
  if (items.length === 0) {
    return (
      <div class="reading-box reading-empty">
        <EmptyState icon="search" title="Nothing is coded like that" action={onClear && <Button onClick={onClear}>Start again</Button>}>Take a remark or a condition away, or choose more codes.</EmptyState>
      </div>
    );
  }
  return (
    <>
      <ol class="reading-box" aria-label="What was found" data-fetching={found.isPlaceholderData || undefined}>
        {items.map((one) => {
          const href = study.path(`transcripts/${one.transcript_id}#segment=${closest(one)?.id ?? ""}`);
          const coders = [...new Set(one.codings.map(({ coder_id }) => names.get(coder_id) ?? "a former member"))];
          const first = { ...one, id: placeOf(one), version: one.version, code_id: "", coder_id: "", memo: "", created_at: "", stale: false, quote: one.cut ? `${one.words} …` : one.words, coder: coders.join(", ") };
          return <SegmentCard key={placeOf(one)} segment={first} href={href} acts={actsFor(study, one, href, setAsking)} extra={<Codes one={one} known={known} study={study} />} />;
        })}
      </ol>
      {found.hasNextPage && <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>Show more</Button>}
      {asking?.what === "theme" && coding && <AddToThemeDialog studyId={study.id} codingId={coding.id} codeId={coding.code_id} words={asking.one.words} themesHref={study.path("themes")} onClose={close} />}
      {asking?.what === "quote" && coding && <ProposeQuoteDialog studyId={study.id} codingId={coding.id} words={asking.one.words} quotesHref={study.path("quotes")} onClose={close} />}
    </>
  );
}
