/** Retrieve: segments by codes and conditions, put as a sentence; saved queries; codes by group. */
import { signal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Problem } from "../../base/problem";
import { useParam } from "../../base/route-context";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Tabs } from "../../ui/Tabs";
import { draftFromHash, draftOf, EMPTY, queryOf, sameQuery, type Draft } from "./draft";
import { ExportFound } from "./ExportFound";
import { FoundList } from "./FoundList";
import { MatrixView } from "./MatrixView";
import { Meanings } from "./Meanings";
import { SaveDialog } from "./SaveDialog";
import { mayChangeSaved, SavedCard } from "./SavedCard";
import { Sentence } from "./Sentence";
import type { Query, Saved } from "./shapes";
import { inWords } from "./totals";
import { useKnown } from "./use-choosable";
import { useRetrieval } from "./use-retrieval";
import { useSaved, useSavedChanges } from "./use-saved";
import "./RetrievePage.css";

const ABSENT = new Problem(404, { code: "not_found", title: "Not found", detail: "There is no such saved query, or it is not shared with you. It may have been removed." });

/** The sentence on the page of each study, so that it is still there after a look into a transcript. */
const kept = signal<ReadonlyMap<string, Draft>>(new Map());

function useKeptDraft(key: string, begin: Draft): [Draft, (draft: Draft) => void] {
  const set = (draft: Draft): void => {
    kept.value = new Map(kept.value).set(key, draft);
  };
  return [kept.value.get(key) ?? begin, set];
}

/** Save, or save what was changed, or save it under another name. */
function SaveButtons({ study, query, saved }: { study: StudyHere; query: Query; saved: Saved | null }) {
  const [naming, setNaming] = useState(false);
  const { save, change } = useSavedChanges(study.id);
  const { route } = useLocation();
  if (!study.may("save_retrieval")) return null;
  const changed = saved !== null && !sameQuery(saved.query, query);
  const own = saved !== null && mayChangeSaved(study, saved);
  return (
    <>
      {saved && own && changed && <Button kind="primary" busy={change.isPending} onClick={() => change.mutate({ saved, body: { query }, said: "Changes saved" })}>Save changes</Button>}
      {(!saved || changed) && <Button kind={saved && own ? "plain" : "primary"} onClick={() => setNaming(true)}>{saved ? "Save as…" : "Save query…"}</Button>}
      {naming && (
        <SaveDialog
          title="Save the query" verb="Save query" asksToShare busy={save.isPending} problem={save.error} onClose={() => setNaming(false)}
          onSave={(name, shared) => save.mutate({ name, shared, query }, { onSuccess: (made) => { setNaming(false); route(study.path(`retrieve/${made.id}`)); } })}
        />
      )}
    </>
  );
}

function Totals({ found }: { found: ReturnType<typeof useRetrieval> }) {
  const totals = found.data?.pages[0]?.totals;
  if (found.error) return <p role="status" />;
  if (!totals) return <p class="quiet" role="status">Looking…</p>;
  const said = inWords(totals);
  return <p class="retrieve-totals" role="status">{said}</p>;
}

function Retrieving({ study, saved }: { study: StudyHere; saved: Saved | null }) {
  const known = useKnown();
  const begin = useMemo(() => (saved ? draftOf(saved.query) : EMPTY), [saved]);
  const [draft, setDraft] = useKeptDraft(`${study.id}/${saved?.id ?? ""}/${saved?.version ?? ""}`, begin ?? EMPTY);
  const [view, setView] = useState<"segments" | "groups">("segments");
  const query = saved && !begin ? saved.query : queryOf(draft);
  const found = useRetrieval(study.id, query);
  useEffect(() => {
    const asked = saved ? null : draftFromHash(location.hash);
    if (asked) setDraft(asked);
  }, [saved?.id]);
  const open = (to: Draft): void => {
    setDraft(to);
    setView("segments");
    scrollTo(0, 0);
  };
  const cleared = draft === EMPTY || saved ? undefined : () => setDraft(EMPTY);
  return (
    <div class="columns retrieve">
      <div class="stack">
        <Card>
          {begin ? (
            <Sentence draft={draft} known={known} onDraft={setDraft} />
          ) : (
            <Notice title="Written by a script">This query says more than one sentence can. You can read what it finds; a script can change it.</Notice>
          )}
          <div class="retrieve-foot">
            <Totals found={found} />
            <div class="row no-print">
              {cleared && <Button kind="quiet" onClick={cleared}>Start again</Button>}
              <ExportFound study={study} query={query} />
              <SaveButtons study={study} query={query} saved={saved} />
            </div>
          </div>
        </Card>
        <Tabs label="What was found" tabs={[{ value: "segments", label: "Segments" }, { value: "groups", label: "Codes by group" }]} value={view} onValue={setView}>
          {view === "segments" ? (
            <section class="reading" aria-label="Segments"><FoundList study={study} known={known} found={found} onClear={cleared} /></section>
          ) : (
            <MatrixView study={study} known={known} filters={{ ...query.filters, group_ids: [] }} onOpen={open} />
          )}
        </Tabs>
      </div>
      <aside class="stack" aria-label="Saved queries and help">
        <SavedCard study={study} here={saved?.id ?? null} />
        <Meanings />
      </aside>
    </div>
  );
}

export function RetrievePage() {
  const study = useStudy();
  return (
    <Page title="Retrieve" crumbs={[study.crumb]}>
      <Retrieving key={study.id} study={study} saved={null} />
    </Page>
  );
}

export function SavedRetrievalPage() {
  const study = useStudy();
  const id = useParam("retrieval");
  const all = useSaved(study.id);
  const saved = all.data?.find((each) => each.id === id);
  const query = { data: saved, error: all.error ?? (all.data && !saved ? ABSENT : null), isPending: all.isPending, refetch: all.refetch };
  return (
    <Page title={saved?.name ?? "Saved query"} crumbs={[study.crumb, { label: "Retrieve", href: study.path("retrieve") }]} query={query} pill={saved?.shared && <Pill icon="people">Shared</Pill>}>
      {(data: Saved) => <Retrieving key={data.id} study={study} saved={data} />}
    </Page>
  );
}
