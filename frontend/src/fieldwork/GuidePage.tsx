/** One guide: written while it is a draft, read once it is approved. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useParam } from "../base/route-context";
import { useStudy } from "../session/use-study";
import { useStudyFacts } from "../study/use-study-facts";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { count } from "../ui/count";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { showToast } from "../ui/toast-store";
import { GuideEditor } from "./GuideEditor";
import { GuideFactsDialog } from "./GuideFactsDialog";
import { GuideReading } from "./GuideReading";
import { GuideStatePill } from "./GuideStatePill";
import { NewGuideDialog } from "./NewGuideDialog";
import type { Guide } from "./shapes";

type Doing = "approve" | "version" | "facts" | null;

function ApproveDialog({ guide, onClose }: { guide: Guide; onClose: () => void }) {
  const study = useStudy();
  const cache = useQueryClient();
  const approve = useMutation({
    mutationFn: () => {
      const params = { path: { study_id: study.id, guide_id: guide.id } };
      return answer(api.PATCH("/api/v1/studies/{study_id}/guides/{guide_id}", { params, headers: ifMatch(guide.version), body: { state: "approved" } }));
    },
    onSuccess: () => {
      showToast({ message: "Approved:", subject: `${guide.title}, ${guide.label}` });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "guides"] }),
  });
  return (
    <ConfirmDialog title={`Approve ${guide.title}, ${guide.label}`} confirm="Approve guide" busy={approve.isPending} problem={approve.error} onConfirm={() => approve.mutate()} onClose={onClose}>
      <p>Its {count(guide.questions.length, "question")} then stand as they are, because interviews rest on them. To change something later, make a new version. The approved guide for the same group, if there is one, becomes superseded.</p>
      {guide.uncovered_objectives.length > 0 && <Notice tone="warn">No question asks about: {guide.uncovered_objectives.map((n) => `objective ${n}`).join(", ")}.</Notice>}
    </ConfirmDialog>
  );
}

function Actions({ guide, unsaved, onDo }: { guide: Guide; unsaved: boolean; onDo: (doing: Doing) => void }) {
  if (guide.state !== "draft") return <Button kind="primary" icon="plus" onClick={() => onDo("version")}>New version</Button>;
  return (
    <>
      <Button icon="edit" disabled={unsaved} onClick={() => onDo("facts")}>Title and group</Button>
      <Button kind="primary" icon="check" disabled={unsaved || guide.questions.length === 0} onClick={() => onDo("approve")}>Approve</Button>
    </>
  );
}

export function GuidePage() {
  const study = useStudy();
  const id = useParam("guide");
  const facts = useStudyFacts();
  const [unsaved, setUnsaved] = useState(false);
  const [doing, setDoing] = useState<Doing>(null);
  const mayChange = study.may("change_guides");
  const query = useQuery({
    queryKey: ["study", study.id, "guides", id],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/guides/{guide_id}", { params: { path: { study_id: study.id, guide_id: id } } })),
  });
  const guide = query.data;
  const ready = guide && facts.data ? { guide, objectives: facts.data.objectives, groups: facts.data.groups } : undefined;
  return (
    <Page
      title={guide ? `${guide.title}, ${guide.label}` : "Guide"}
      crumbs={[study.crumb, { label: "Guides", href: study.path("guides") }]}
      query={{ data: ready, error: query.error ?? facts.error, isPending: !ready, refetch: () => Promise.all([query.refetch(), facts.refetch()]) }}
      pill={guide && <GuideStatePill state={guide.state} />}
      primary={guide && mayChange && <Actions guide={guide} unsaved={unsaved} onDo={setDoing} />}
    >
      {(data) => (
        <div class="stack">
          <p class="quiet">
            For {data.groups.find((group) => group.id === data.guide.group_id)?.label ?? "everybody"} · used in {count(data.guide.interviews, "interview")}
            {data.guide.pilot_tested && " · pilot-tested"}
          </p>
          {data.guide.state === "draft" && mayChange ? (
            <GuideEditor key={data.guide.id} guide={data.guide} objectives={data.objectives} onChanged={setUnsaved} />
          ) : (
            <GuideReading guide={data.guide} objectives={data.objectives} />
          )}
          {doing === "approve" && <ApproveDialog guide={data.guide} onClose={() => setDoing(null)} />}
          {doing === "version" && <NewGuideDialog basedOn={data.guide} onClose={() => setDoing(null)} />}
          {doing === "facts" && <GuideFactsDialog guide={data.guide} groups={data.groups} onClose={() => setDoing(null)} />}
        </div>
      )}
    </Page>
  );
}
