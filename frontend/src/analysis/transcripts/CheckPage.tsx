/** Check that a transcript is de-identified: the text on one side, what to look for on the other. */
import { useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useParam } from "../../base/route-context";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/ErrorState";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import { AskDialog } from "./AskDialog";
import { CheckForm } from "./CheckForm";
import { CheckText } from "./CheckText";
import type { Whole } from "./shapes";
import { RemoveDialog } from "./RemoveDialog";
import { standingOf } from "./standing";
import { useTranscript } from "./use-transcript";
import "./CheckPage.css";

function Past({ transcript }: { transcript: Whole }) {
  if (transcript.attestations.length === 0) return null;
  return (
    <ul class="check-past">
      {transcript.attestations.map((said) => (
        <li key={said.at}>
          <strong>{said.outcome === "attested" ? "Attested" : "Returned"}</strong> by {said.by ?? "a former member"}{said.self_check && ", as a self-check"}, <When at={said.at} as="instant" />
          {said.note && <p>{said.note}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The side for those who read but do not attest: what it waits for. */
function Waiting({ transcript }: { transcript: Whole }) {
  const study = useStudy();
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { gate } = transcript;
  const back = transcript.state === "returned" && study.may("import_transcripts");
  if (!gate || transcript.state === "ready") {
    return <Notice tone="good" title="This transcript is de-identified" action={<Button href={study.path(`transcripts/${transcript.id}`)}>Open it</Button>}>{gate?.detail ?? "It may be read and coded by the team."}</Notice>;
  }
  return (
    <>
      <Notice title={gate.detail}>{gate.next}</Notice>
      {back && study.may("correct_transcripts") && transcript.readable && <div class="row"><Button kind="primary" icon="edit" href={study.path(`transcripts/${transcript.id}/correct`)}>Correct the text</Button></div>}
      {back && study.may("change_transcripts") && transcript.codings === 0 && <div class="row"><Button icon="trash" onClick={() => setRemoving(true)}>Remove it and import again</Button></div>}
      {removing && <RemoveDialog line={transcript} onClose={() => setRemoving(false)} onGone={() => route(study.path("transcripts/import"))} />}
      {study.may("change_transcripts") && <div class="row"><Button kind={back ? "plain" : "primary"} icon="people" onClick={() => setAsking(true)}>{transcript.asked_to_attest ? "Ask somebody else" : "Ask a member to check it"}</Button></div>}
      {asking && <AskDialog lines={[transcript]} onClose={() => setAsking(false)} />}
    </>
  );
}

function Sides({ transcript }: { transcript: Whole }) {
  const study = useStudy();
  const version = useQuery({
    queryKey: ["study", study.id, "version", transcript.id, transcript.current_n],
    queryFn: () =>
      answer(
        api.GET("/api/v1/studies/{study_id}/transcripts/{transcript_id}/versions/{n}", {
          params: { path: { study_id: study.id, transcript_id: transcript.id, n: transcript.current_n } },
        }),
      ),
    enabled: transcript.readable,
    staleTime: Infinity,
  });
  return (
    <div class="check">
      <section class="check-text" aria-label="The whole text" tabIndex={0}>
        {!transcript.readable && <Notice tone="warn" title="You may not read this yet">{transcript.gate?.detail}</Notice>}
        {version.error && <ErrorState problem={version.error} onRetry={() => void version.refetch()} />}
        {transcript.readable && version.isPending && <Skeleton lines={12} />}
        {version.data && <CheckText version={version.data} speakers={transcript.speakers} />}
      </section>
      <div class="check-side">
        <Past transcript={transcript} />
        {(!transcript.may_attest || transcript.state === "returned") && <Waiting transcript={transcript} />}
        {transcript.may_attest && <CheckForm transcript={transcript} />}
      </div>
    </div>
  );
}

export function CheckPage() {
  const study = useStudy();
  const transcript = useTranscript(useParam("transcript"));
  const standing = transcript.data && standingOf(transcript.data);
  const title = transcript.data ? `Check ${transcript.data.title}` : "Check de-identification";
  return (
    <Page
      title={title} layout="full" crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]} query={transcript}
      pill={standing && <Pill tone={standing.tone} icon={standing.icon}>{standing.label}</Pill>}
    >
      {(data) => <Sides transcript={data} />}
    </Page>
  );
}
