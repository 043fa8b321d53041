/** The coding workspace: codebook, transcript, inspector. */
import { useMemo } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { me } from "../../session/me";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Segmented } from "../../ui/Segmented";
import { GateBanner } from "./GateBanner";
import type { TranscriptOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { useNarrow } from "./use-narrow";
import { useWorkspaceData } from "./use-workspace-data";
import type { Rights } from "./use-actions";
import { WorkspaceFoot } from "./WorkspaceFoot";
import { createWorkspace, type Workspace } from "./workspace";
import { WorkspacePanes } from "./WorkspacePanes";

const LAYERS = [{ value: "mine", label: "Mine" }, { value: "everyone", label: "Everyone’s" }] as const;
const VIEWS = [{ value: "text", label: "Text" }, { value: "list", label: "List" }] as const;

/** On a phone there is room for one button: the choices move into its list. */
function ViewControls({ ws, undo, redo }: { ws: Workspace; undo: number; redo: number }) {
  const narrow = useNarrow();
  const reading = ws.readingMode.value;
  const choices: MenuItem[] = [
    ws.view.value === "text"
      ? { label: "Coded segments as a list", icon: "menu", run: () => (ws.view.value = "list") }
      : { label: "The transcript", icon: "transcript", run: () => (ws.view.value = "text") },
    ws.layer.value === "mine"
      ? { label: "Everyone’s codes", icon: "people", run: () => (ws.layer.value = "everyone") }
      : { label: "Only my codes", icon: "person", run: () => (ws.layer.value = "mine") },
  ];
  const always: MenuItem[] = [
    { label: reading ? "Code with the keyboard again" : "Reading mode, without a caret", icon: reading ? "keyboard" : "eye", run: () => (ws.readingMode.value = !reading) },
    { label: "Print", icon: "print", run: () => print() },
  ];
  const steps: MenuItem[] = [
    { label: "Undo", icon: "undo", disabled: undo === 0, run: () => ws.asked.value = "undo" },
    { label: "Do again", icon: "redo", disabled: redo === 0, run: () => ws.asked.value = "redo" },
  ];
  if (narrow) return <Menu label="How to read" items={[...steps, ...choices, ...always]} />;
  return (
    <>
      <span class="cw-steps">
        <Button kind="quiet" icon="undo" label="Undo" disabled={undo === 0} onClick={() => (ws.asked.value = "undo")} />
        <Button kind="quiet" icon="redo" label="Do again" disabled={redo === 0} onClick={() => (ws.asked.value = "redo")} />
      </span>
      <Segmented legend="Show the transcript or its coded segments" value={ws.view.value} onValue={(view) => (ws.view.value = view)} choices={VIEWS} />
      <Segmented legend="Whose codes to show" value={ws.layer.value} onValue={(layer) => (ws.layer.value = layer)} choices={LAYERS} />
      <Menu label="How to read" items={always} />
    </>
  );
}

function stateOf(transcript: TranscriptOut): string {
  return `Version ${transcript.current_n}, ${transcript.zone === "original" ? "original" : transcript.codable ? "checked" : "not checked"}`;
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
  return useMemo(
    () => ({
      refusal: !study.may("apply_code") ? "Coding is not part of your role in this study." : (transcript?.gate?.detail ?? null),
      mayCreate: study.may("change_codebook"),
      mayMark: study.may("mark_questions"),
      me: { id: account?.id ?? "", name: account?.display_name ?? "" },
    }),
    [study.id, study.seat, transcript?.gate?.detail, account],
  );
}

export function CodingWorkspacePage() {
  const study = useStudy();
  const id = useParam("transcript");
  const { transcript, query } = useWorkspaceData(study.id, id, study.may("mark_questions"));
  const { data } = query;
  // The words and who speaks them make the page; marks on turns may change under it.
  const ws = useMemo(
    () => data && createWorkspace(study.id, readTranscript(data.transcript, data.version)),
    [study.id, data?.version.sha256, data?.transcript.speakers],
  );
  const rights = useRights(study, transcript);
  const closed = transcript && !transcript.readable;
  return (
    <Page
      title={transcript?.title ?? "Coding"}
      crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]}
      pill={transcript && <Pill>{stateOf(transcript)}</Pill>}
      actions={ws && <ViewControls ws={ws} undo={data?.codings.undo ?? 0} redo={data?.codings.redo ?? 0} />}
      layout="full"
      query={closed ? undefined : query}
      foot={ws && <WorkspaceFoot ws={ws} />}
    >
      {closed ? (
        <NotReadable transcript={transcript} study={study} />
      ) : (
        (shown) =>
          ws && (
            <>
              <GateBanner transcript={shown.transcript} checkPath={study.path(`transcripts/${id}/check`)} participantsPath={study.path("participants")} />
              <WorkspacePanes key={`${id}.${shown.version.n}`} ws={ws} data={shown} rights={rights} />
            </>
          )
      )}
    </Page>
  );
}
