/** The coding workspace: codebook, transcript, inspector. */
import { useContext, useMemo } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { AlsoHere } from "../../session/AlsoHere";
import { me } from "../../session/me";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { PageChromeContext } from "../../ui/page-chrome";
import { Pill } from "../../ui/Pill";
import { GateBanner } from "./GateBanner";
import { StaleNotice } from "./StaleNotice";
import type { TranscriptOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { useNarrow } from "./use-narrow";
import { useWorkspaceData } from "./use-workspace-data";
import type { Rights } from "./use-actions";
import { PhoneControls, ViewControls } from "./ViewControls";
import { WorkspaceFoot } from "./WorkspaceFoot";
import { createWorkspace } from "./workspace";
import { WorkspacePanes } from "./WorkspacePanes";

function stateOf(transcript: TranscriptOut): string {
  return `Version ${transcript.current_n}, ${transcript.state === "returned" ? "returned" : transcript.zone === "original" ? "original" : transcript.codable ? "checked" : "not checked"}`;
}

/** Why the transcript cannot even be read yet, and what to do. */
function NotReadable({ transcript, study }: { transcript: TranscriptOut; study: StudyHere }) {
  const check = <Button kind="primary" href={study.path(`transcripts/${transcript.id}/check`)}>See what it waits for</Button>;
  return (
    <div class="cw-closed">
      <EmptyState icon="lock" title="This cannot be read yet" action={check}>
        {transcript.gate?.detail ?? "It is still to be checked."} {transcript.gate?.next}
      </EmptyState>
    </div>
  );
}

/** What I may do with this transcript, and who I am to it. */
function useRights(study: StudyHere, transcript: TranscriptOut | undefined): Rights {
  const account = me.value?.account;
  const gate = transcript?.gate ?? null;
  return useMemo(
    () => ({
      refusal: gate ? `${gate.detail} ${gate.next ?? ""}`.trim() : study.may("apply_code") ? null : "Coding is not part of your role in this study.",
      gated: gate !== null,
      mayCreate: study.may("change_codebook"),
      mayMark: study.may("mark_questions"),
      me: { id: account?.id ?? "", name: account?.display_name ?? "" },
    }),
    [study.id, study.seat, gate?.detail, account],
  );
}

export function CodingWorkspacePage() {
  const study = useStudy();
  const id = useParam("transcript");
  const { transcript, query } = useWorkspaceData(study.id, id, study.may("mark_questions"));
  const { data } = query;
  // The words and who speaks them make the page; marks on turns may change under it.
  const ws = useMemo(
    () => data && createWorkspace(study.id, readTranscript(data.transcript, data.version), study.seat.role === "researcher" ? "mine" : "everyone"),
    [study.id, data?.version.sha256, data?.transcript.speakers],
  );
  const rights = useRights(study, transcript);
  const narrow = useNarrow();
  const controls = ws && data && { ws, undo: data.codings.undo, redo: data.codings.redo, coders: data.codings.coders.filter(({ id: coder }) => coder !== rights.me.id) };
  const closed = transcript && !transcript.readable;
  const chrome = useContext(PageChromeContext);
  // With the words on show, what is said about the study stands over them, beside what is said about the transcript.
  const shown = ws !== undefined && !closed;
  const here = useMemo(() => (shown ? { ...chrome, banner: null } : chrome), [chrome, shown]);
  return (
    <PageChromeContext.Provider value={here}>
      <Page
        title={transcript?.title ?? "Coding"}
        crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]}
        pill={transcript && <><a class="cw-version" href={study.path(`transcripts/${id}/versions`)} title="Versions of the text, and corrections"><Pill>{stateOf(transcript)}</Pill></a>{!closed && <AlsoHere study={study.id} transcript={transcript.id} />}{controls && <PhoneControls {...controls} />}</>}
        actions={!narrow && controls && <ViewControls {...controls} />}
        layout="full"
        query={closed ? undefined : query}
        foot={ws && <WorkspaceFoot ws={ws} closed={rights.refusal !== null} />}
      >
        {closed ? (
          <NotReadable transcript={transcript} study={study} />
        ) : (
          (held) =>
            ws && (
              <WorkspacePanes
                key={`${id}.${held.version.n}`} ws={ws} data={held} rights={rights}
                notices={<>{chrome.banner}<StaleNotice stale={held.codings.stale ?? 0} href={study.path(`transcripts/${id}/settle`)} /><GateBanner ws={ws} transcript={held.transcript} study={study} /></>}
              />
            )
        )}
      </Page>
    </PageChromeContext.Provider>
  );
}
