/** Gives a code to what was found: every segment is shown first, and can be left out. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Notice } from "../../ui/Notice";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { useCodes, useCodesChanged } from "../codebook/codes";
import { NewCodeDialog } from "../codebook/NewCodeDialog";
import { useSteps } from "../codebook/use-steps";
import { loadRecent } from "../coding/recent-codes";
import { bodyOf, type Asked, type Hit } from "./asked";
import "./CodeHitsDialog.css";
import { CodePicker } from "./CodePicker";
import { placeKey } from "./hits";
import { SegmentChoice } from "./SegmentChoice";
import { byInterviewer, isOpen, isTaken, onlyInterviewers, turn, turnAll, withoutInterviewers, type Taking } from "./taken";
import { searchKey } from "./use-search";

type Unit = components["schemas"]["CodeHitsIn"]["unit"];
type Preview = components["schemas"]["HitsPreviewOut"];
type Place = components["schemas"]["PlaceIn"];

const UNITS = [{ value: "words", label: "Exact words" }, { value: "sentence", label: "Whole sentence" }, { value: "turn", label: "Whole turn" }] as const;
const placeOf = ({ transcript_id, start, end }: Place): Place => ({ transcript_id, start, end });

interface Props {
  study: StudyHere;
  asked: Asked;
  /** The hits that were chosen; null for all that the search finds. */
  only: readonly Hit[] | null;
  onDone: () => void;
  onClose: () => void;
}

function Closed({ closed }: Pick<Preview, "closed">) {
  if (closed.length === 0) return null;
  return (
    <Notice tone="warn" title={`${count(closed.length, "transcript")} cannot be coded yet`}>
      <ul>{closed.map(({ transcript_id, transcript, detail, next }) => <li key={transcript_id}><b>{transcript}</b>: {detail} {next}</li>)}</ul>
    </Notice>
  );
}

function Segments({ preview, taking, onTaking }: { preview: Preview; taking: Taking; onTaking: (taking: Taking) => void }) {
  const open = preview.items.filter(isOpen);
  const already = preview.items.filter(({ state }) => state === "already").length;
  const kept = open.filter((segment) => isTaken(segment, taking)).length;
  const asked = open.filter(byInterviewer).length;
  return (
    <>
      <Closed closed={preview.closed} />
      <div class="row">
        <p role="status"><b>{count(kept, "segment")} of {open.length}</b> will be coded{already > 0 && `; ${count(already, "segment")} you have coded so already`}</p>
        {open.length > 1 && <Button size="small" kind="quiet" onClick={() => onTaking(turnAll(taking, open, kept < open.length))}>{kept < open.length ? "Take all" : "Take none"}</Button>}
      </div>
      {asked > 0 && <Checkbox name="interviewers" label={`Also what interviewers said (${count(asked, "segment")})`} value={taking.interviewers} onValue={(interviewers) => onTaking({ interviewers, turned: withoutInterviewers(taking.turned, open) })} />}
      <ol class="found-segments" aria-label="What will be coded" tabIndex={0}>
        {preview.items.map((segment) => <SegmentChoice key={placeKey(segment)} segment={segment} taken={isTaken(segment, taking)} onTurn={() => onTaking(turn(taking, segment))} />)}
      </ol>
    </>
  );
}

export function CodeHitsDialog({ study, asked, only, onDone, onClose }: Props) {
  const cache = useQueryClient();
  const codes = useCodes(study.id).data?.items ?? [];
  const changed = useCodesChanged(study.id);
  const { offer } = useSteps(study.id);
  const [codeId, setCodeId] = useState("");
  const [recent] = useState(() => loadRecent(study.id).slots);
  const [unit, setUnit] = useState<NonNullable<Unit>>("words");
  const [turned, setTurned] = useState<Taking | null>(null);
  const [making, setMaking] = useState(false);
  const body = { ...bodyOf(asked), unit, code_id: codeId, only: only ? only.map(placeOf) : null, skip: [], seen: null };
  const preview = useQuery({
    queryKey: ["search-preview", study.id, body],
    enabled: codeId !== "",
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    queryFn: () => answer(api.POST("/api/v1/studies/{study_id}/search/code/preview", { params: { path: { study_id: study.id } }, body })),
  });
  const open = preview.data?.items.filter(isOpen) ?? [];
  const taking = turned ?? { interviewers: onlyInterviewers(open), turned: new Set<string>() };
  const taken = open.filter((segment) => isTaken(segment, taking));
  const code = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/v1/studies/{study_id}/search/code", {
          params: { path: { study_id: study.id } },
          body: { ...body, skip: open.filter((segment) => !isTaken(segment, taking)).map(placeOf), seen: preview.data?.seen ?? null },
        }),
      ),
    onSuccess: async (done) => {
      onDone();
      offer(`${count(done.coded, "segment")} coded`, codes.find(({ id }) => id === codeId)?.label);
      await Promise.all([changed(), cache.invalidateQueries({ queryKey: ["codings"] }), asked.uncoded && cache.invalidateQueries({ queryKey: searchKey(study.id) })]);
    },
    onError: () => void preview.refetch(),
  });
  const refused = code.error && <Notice tone="danger" title="Nothing was coded">{code.error.message}</Notice>;
  return (
    <Dialog
      title={only ? `Code ${count(only.length, "hit")}` : "Code everything found"} size="wide" onClose={onClose}
      foot={
        <>
          <Button kind="primary" icon="code" busy={code.isPending} disabled={taken.length === 0 || preview.isFetching} onClick={() => code.mutate()}>{taken.length > 0 ? `Code ${count(taken.length, "segment")}` : "Code"}</Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div class="stack-tight">
        <div class="code-hits-how">
          <CodePicker codes={codes} recent={recent} value={codeId} onValue={(id) => { setCodeId(id); setTurned(null); }} />
          {study.may("change_codebook") && <Button icon="plus" onClick={() => setMaking(true)}>New code…</Button>}
          <Segmented legend="How much of the text each hit codes" value={unit} onValue={(next) => { setUnit(next); setTurned(null); }} choices={UNITS} />
        </div>
        {refused}
        {codeId === "" ? (
          <p class="quiet">Choose a code to see every segment that it would be given to. Nothing is coded until you say so; all of it can be undone in one step.</p>
        ) : preview.error ? (
          <ErrorState problem={preview.error} />
        ) : preview.data ? (
          <Segments preview={preview.data} taking={taking} onTaking={setTurned} />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
      {making && <NewCodeDialog studyId={study.id} codes={codes} under={null} onMade={({ id }) => { setCodeId(id); setMaking(false); }} onClose={() => setMaking(false)} />}
    </Dialog>
  );
}
