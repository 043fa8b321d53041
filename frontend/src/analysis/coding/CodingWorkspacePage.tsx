/** The coding workspace: codebook, transcript, inspector. */
import { useEffect, useMemo } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { me } from "../../session/me";
import { useStudy } from "../../session/use-study";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Segmented } from "../../ui/Segmented";
import { GateBanner } from "./GateBanner";
import type { TranscriptOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { useNarrow } from "./use-narrow";
import { useWorkspaceData } from "./use-workspace-data";
import { WorkspaceFoot } from "./WorkspaceFoot";
import { createWorkspace, type Workspace } from "./workspace";
import { WorkspacePanes } from "./WorkspacePanes";

const LAYERS = [{ value: "mine", label: "Mine" }, { value: "everyone", label: "Everyone’s" }] as const;
const VIEWS = [{ value: "text", label: "Text" }, { value: "list", label: "List" }] as const;

/** On a phone there is room for one button: the choices move into its list. */
function ViewControls({ ws }: { ws: Workspace }) {
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
  if (narrow) return <Menu label="How to read" items={[...choices, ...always]} />;
  return (
    <>
      <Segmented legend="Show the transcript or its coded segments" value={ws.view.value} onValue={(view) => (ws.view.value = view)} choices={VIEWS} />
      <Segmented legend="Whose codes to show" value={ws.layer.value} onValue={(layer) => (ws.layer.value = layer)} choices={LAYERS} />
      <Menu label="How to read" items={always} />
    </>
  );
}

function stateOf(transcript: TranscriptOut): string {
  return `Version ${transcript.current_n}, ${transcript.zone === "original" ? "original" : transcript.codable ? "checked" : "not checked"}`;
}

export function CodingWorkspacePage() {
  const study = useStudy();
  const id = useParam("transcript");
  const query = useWorkspaceData(study.id, id, study.may("mark_questions"));
  const { data } = query;
  const ws = useMemo(
    () => data && createWorkspace(study.id, readTranscript(data.transcript, data.version)),
    [study.id, data?.version],
  );
  useEffect(() => () => void (ws && (ws.palette.value = null)), [ws]);
  const account = me.value?.account;
  const rights = useMemo(
    () => ({
      refusal: !study.may("apply_code") ? "Coding is not part of your role in this study." : (data?.transcript.gate?.detail ?? null),
      mayCreate: study.may("change_codebook"),
      mayMark: study.may("mark_questions"),
      me: { id: account?.id ?? "", name: account?.display_name ?? "" },
    }),
    [study.id, study.seat, data?.transcript.gate, account],
  );
  return (
    <Page
      title={data?.transcript.title ?? "Coding"}
      crumbs={[study.crumb, { label: "Transcripts", href: study.path("transcripts") }]}
      pill={data && <Pill>{stateOf(data.transcript)}</Pill>}
      actions={ws && <ViewControls ws={ws} />}
      layout="full"
      query={query}
      foot={ws && <WorkspaceFoot ws={ws} />}
    >
      {(shown) =>
        ws && (
          <>
            <GateBanner transcript={shown.transcript} transcriptPath={study.path(`transcripts/${id}`)} participantsPath={study.path("participants")} />
            <WorkspacePanes key={`${id}.${shown.version.n}`} ws={ws} data={shown} rights={rights} codebookPath={study.path("codebook")} />
          </>
        )
      }
    </Page>
  );
}
