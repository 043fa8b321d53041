/** All segments of a code in one reading list; filtered by coder, with the codes beneath it or without. */
import { useQuery } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { me } from "../../session/me";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import type { MenuItem } from "../../ui/Menu";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { AddToThemeDialog } from "../themes/AddToThemeDialog";
import { withBeneath } from "./codebook-tree";
import type { Code } from "./codes";
import { ProposeQuoteDialog } from "./ProposeQuoteDialog";
import "./ReadingList.css";
import { RecodeDialog } from "./RecodeDialog";
import { SegmentCard } from "./SegmentCard";
import { SplitDialog } from "./SplitDialog";
import { useSegments, type Segment } from "./segments";
import { useKeptFocus } from "./use-kept-focus";
import { useSegmentChanges } from "./use-segment-changes";

type Asking = { what: "theme" | "quote" | "recode"; segment: Segment } | null;

interface Props {
  study: StudyHere;
  code: Code;
  codes: readonly Code[];
}

/** Members who may have coded. */
function useCoders(studyId: string): { value: string; label: string }[] {
  const members = useQuery({
    queryKey: ["study", studyId, "members"],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/members", { params: { path: { study_id: studyId } } })),
  });
  const own = me.value?.account.id;
  const coders = (members.data?.items ?? []).filter(({ role }) => role === "researcher" || role === "supervisor");
  return coders.map((each) => ({ value: each.account_id, label: each.account_id === own ? `${each.display_name} (you)` : each.display_name }));
}

/** Go to the passage that the address names, once it is there. */
function useArrivalAt(segments: readonly Segment[]): void {
  const there = segments.length > 0;
  useEffect(() => {
    const wanted = /^#segment=([\w-]+)$/.exec(location.hash)?.[1];
    if (wanted) document.getElementById(`segment-${wanted}`)?.scrollIntoView({ block: "center" });
  }, [there]);
}

function actsFor(study: StudyHere, segment: Segment, ask: (asking: Asking) => void, uncode: (segment: Segment) => void): MenuItem[] {
  const own = segment.coder_id === me.value?.account.id && study.may("remove_coding");
  return [
    ...(study.may("change_themes") ? [{ label: "Add to a theme…", icon: "theme", run: () => ask({ what: "theme", segment }) } as const] : []),
    ...(study.may("propose_quote") ? [{ label: "Propose as a quote…", icon: "quote", run: () => ask({ what: "quote", segment }) } as const] : []),
    { label: "Open in the transcript", icon: "transcript", href: study.path(`transcripts/${segment.transcript_id}#segment=${segment.id}`) },
    ...(own
      ? [
          { label: "Give it another code…", icon: "code", run: () => ask({ what: "recode", segment }) } as const,
          { label: "Take the code off", icon: "close", danger: true, run: () => uncode(segment) } as const,
        ]
      : []),
  ];
}

export function ReadingList({ study, code, codes }: Props) {
  const [coder, setCoder] = useState("");
  const [beneath, setBeneath] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  /** Segments chosen for a new code; null while none are being chosen. */
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [splitting, setSplitting] = useState(false);
  const coders = useCoders(study.id);
  const list = useSegments(study.id, code.id, { coder: coder || null, beneath });
  const { uncode, recode } = useSegmentChanges(study.id, code.id);
  const segments = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const under = withBeneath(codes, code.id).size - 1;
  const kept = useKeptFocus<HTMLElement>();
  useArrivalAt(segments);
  const done = (): void => setAsking(null);
  const own = segments.filter((segment) => segment.code_id === code.id);
  const picked = own.filter(({ id }) => chosen?.has(id)).map(({ id }) => id);
  const pick = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <section ref={kept} tabIndex={-1} class="reading" aria-label="Segments">
      <div class="reading-tools no-print">
        <Select name="coder" label="Coded by" value={coder} onValue={setCoder} placeholder="Everybody" options={coders} />
        {under > 0 && <Checkbox name="beneath" label={`With the ${count(under, "code")} beneath it`} value={beneath} onValue={setBeneath} />}
        {study.may("change_codebook") && own.length > 0 && !chosen && <Button size="small" icon="split" onClick={() => setChosen(new Set())}>Split…</Button>}
        <p class="quiet small" role="status">{list.data && `${count(segments.length, "segment")}${list.hasNextPage ? " so far" : ""}`}</p>
      </div>
      {chosen && (
        <div class="reading-choice no-print" role="group" aria-label="Split the code">
          <p role="status">{picked.length === 0 ? "Choose the segments for the new code." : `${count(picked.length, "segment")} chosen`}</p>
          <Button size="small" onClick={() => setChosen(new Set(picked.length === own.length ? [] : own.map(({ id }) => id)))}>{picked.length === own.length ? "Choose none" : "Choose all shown"}</Button>
          <Button size="small" kind="primary" icon="split" disabled={picked.length === 0} onClick={() => setSplitting(true)}>Split into a new code…</Button>
          <Button size="small" kind="quiet" onClick={() => setChosen(null)}>Cancel</Button>
        </div>
      )}
      {list.error ? (
        <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div class="reading-box reading-empty"><Skeleton lines={8} /></div>
      ) : segments.length === 0 ? (
        <div class="reading-box reading-empty">
          <EmptyState icon="transcript" title={coder ? "Nothing by this coder" : "No segment bears this code yet"} action={!coder && <Button href={study.path("transcripts")}>Go to transcripts</Button>}>
            {coder ? "Choose another coder, or everybody." : "Read a transcript, select some words, and give them this code."}
          </EmptyState>
        </div>
      ) : (
        <ol class="reading-box">
          {segments.map((segment) => (
            <SegmentCard
              key={segment.id} segment={segment} href={study.path(`transcripts/${segment.transcript_id}#segment=${segment.id}`)}
              code={beneath ? codes.find(({ id }) => id === segment.code_id) : undefined} acts={actsFor(study, segment, setAsking, uncode)}
              choice={chosen && segment.code_id === code.id ? { chosen: chosen.has(segment.id), onChosen: (on) => pick(segment.id, on) } : undefined}
            />
          ))}
        </ol>
      )}
      {list.hasNextPage && <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Show more segments</Button>}
      {asking?.what === "theme" && <AddToThemeDialog studyId={study.id} codingId={asking.segment.id} codeId={asking.segment.code_id} words={asking.segment.quote} themesHref={study.path("themes")} onClose={done} />}
      {asking?.what === "quote" && <ProposeQuoteDialog studyId={study.id} codingId={asking.segment.id} words={asking.segment.quote} quotesHref={study.path("quotes")} onClose={done} />}
      {asking?.what === "recode" && <RecodeDialog codes={codes} segment={asking.segment} onRecode={(to) => recode(asking.segment, to)} onClose={done} />}
      {splitting && (
        <SplitDialog studyId={study.id} codes={codes} code={code} chosen={picked} onDone={() => { setSplitting(false); setChosen(null); }} onClose={() => setSplitting(false)} />
      )}
    </section>
  );
}
