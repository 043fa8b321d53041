/** One code: what it means, and everything people said that bears it. */
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { Problem } from "../../base/problem";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Menu } from "../../ui/Menu";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Tabs } from "../../ui/Tabs";
import { NotesCard } from "../notes/NotesAbout";
import { useBoard } from "../themes/themes";
import { actsOf, type CodeAct } from "./code-acts";
import { CodeDialogs, type Asking } from "./CodeDialogs";
import { CodeEditor } from "./CodeEditor";
import { CodeFacts } from "./CodeFacts";
import { CodeHistory } from "./CodeHistory";
import { useCodes, type Code } from "./codes";
import { ReadingList } from "./ReadingList";
import { useCodeMoves } from "./use-code-moves";
import { useRetiring } from "./use-retiring";
import { useStepKeys, useSteps } from "./use-steps";
import { useObjectives } from "./use-study-facts";

const ABSENT = new Problem(404, { code: "not_found", title: "Not found", detail: "There is no such code in this codebook. It may have been removed." });

/** Themes that hold the code, and the codes right beneath it. */
function Around({ studyPath, studyId, code, codes }: { studyPath: (rest: string) => string; studyId: string; code: Code; codes: readonly Code[] }) {
  const board = useBoard(studyId);
  const themes = (board.data?.items ?? []).filter((theme) => theme.codes.some(({ id }) => id === code.id));
  const beneath = codes.filter(({ parent_id, retired }) => parent_id === code.id && !retired);
  return (
    <>
      {beneath.length > 0 && (
        <Card title="Beneath it">
          <ul class="stack-tight">
            {beneath.map(({ id, label, colour, pattern }) => <li key={id}><span class={`sw k${colour} p${pattern}`} /> <a href={studyPath(`codes/${id}`)}>{label}</a></li>)}
          </ul>
        </Card>
      )}
      <Card title="Themes">
        {themes.length === 0 ? (
          <p class="quiet">It is in no theme yet. <a class="no-print" href={studyPath("themes")}>Go to themes</a></p>
        ) : (
          <ul class="stack-tight">{themes.map(({ id, name }) => <li key={id}><a href={studyPath(`themes/${id}`)}>{name}</a></li>)}</ul>
        )}
      </Card>
    </>
  );
}

export function CodePage() {
  const study = useStudy();
  const id = useParam("code");
  const { route } = useLocation();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const [view, setView] = useState<"segments" | "history">(location.hash === "#history" ? "history" : "segments");
  const move = useCodeMoves(study.id);
  const turn = useRetiring(study.id);
  const steps = useSteps(study.id);
  useStepKeys(steps);
  const codes = useCodes(study.id);
  const objectives = useObjectives(study.id);
  const code = codes.data?.items.find((each) => each.id === id);
  const query = { data: code, error: codes.error ?? (codes.data && !code ? ABSENT : null), isPending: codes.isPending, refetch: codes.refetch };
  const mayChange = study.may("change_codebook");
  const act = (which: CodeAct): void => {
    if (!code) return;
    if (which === "retire" || which === "restore") turn(code, which);
    else if (which === "add") setAsking({ what: "new", under: code.id });
    else setAsking({ what: which, id: code.id });
  };
  const into = codes.data?.items.find((each) => each.id === code?.merged_into_id);
  const edit = code && !code.retired && mayChange && <Button kind="primary" icon="edit" onClick={() => setEditing(true)}>Edit code</Button>;
  return (
    <Page
      title={code?.label ?? "Code"} crumbs={[study.crumb, { label: "Codebook", href: study.path(`codebook#code=${id}`) }]} query={query}
      pill={code?.retired && <Pill>Retired</Pill>} primary={edit} actions={code && <>{study.may("retrieve") && <Button icon="filter" href={study.path(`retrieve#code=${id}`)}>Retrieve…</Button>}{mayChange && <Menu label={`More for ${code.label}`} items={actsOf(code, act)} />}</>}
    >
      {(data: Code) => (
        <div class="columns">
          <div class="stack">
            {into && <Notice title="Merged">Its segments are now with <a href={study.path(`codes/${into.id}`)}>{into.label}</a>.</Notice>}
            <Tabs label={`About ${data.label}`} tabs={[{ value: "segments", label: "Segments", count: data.segments }, { value: "history", label: "History" }]} value={view} onValue={setView}>
              {view === "segments" ? <ReadingList key={data.id} study={study} code={data} codes={codes.data?.items ?? []} /> : <CodeHistory studyId={study.id} codeId={data.id} />}
            </Tabs>
          </div>
          <aside class="stack" aria-label="About the code">
            <Card title={<><span class={`sw k${data.colour} p${data.pattern}`} /> What it means</>}><CodeFacts code={data} objectives={objectives} /></Card>
            <NotesCard subject={{ kind: "code", id: data.id, label: data.label }} />
            <Around studyPath={study.path} studyId={study.id} code={data} codes={codes.data?.items ?? []} />
          </aside>
          {editing && <Dialog title={`Edit “${data.label}”`} onClose={() => setEditing(false)} sheet><CodeEditor studyId={study.id} code={data} onDone={() => setEditing(false)} /></Dialog>}
          <CodeDialogs studyId={study.id} codes={codes.data?.items ?? []} asking={asking} onClose={() => setAsking(null)} onArrive={(to) => route(study.path(`codes/${to}`))} onMove={move} />
        </div>
      )}
    </Page>
  );
}
