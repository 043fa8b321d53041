/** One code: what it means, and everything people said that bears it. */
import { useState } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { Problem } from "../../base/problem";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Dialog } from "../../ui/Dialog";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { useBoard } from "../themes/themes";
import { CodeEditor } from "./CodeEditor";
import { CodeFacts } from "./CodeFacts";
import { useCodes, type Code } from "./codes";
import { ReadingList } from "./ReadingList";
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
  const [editing, setEditing] = useState(false);
  const codes = useCodes(study.id);
  const objectives = useObjectives(study.id);
  const code = codes.data?.items.find((each) => each.id === id);
  const query = { data: code, error: codes.error ?? (codes.data && !code ? ABSENT : null), isPending: codes.isPending, refetch: codes.refetch };
  const edit = code && !code.retired && study.may("change_codebook") && <Button kind="primary" icon="edit" onClick={() => setEditing(true)}>Edit code</Button>;
  return (
    <Page
      title={code?.label ?? "Code"} crumbs={[study.crumb, { label: "Codebook", href: study.path(`codebook#code=${id}`) }]} query={query}
      pill={code?.retired && <Pill>Retired</Pill>} primary={edit}
    >
      {(data: Code) => (
        <div class="columns">
          <ReadingList key={data.id} study={study} code={data} codes={codes.data?.items ?? []} />
          <aside class="stack" aria-label="About the code">
            <Card title={<><span class={`sw k${data.colour} p${data.pattern}`} /> What it means</>}><CodeFacts code={data} objectives={objectives} /></Card>
            <Around studyPath={study.path} studyId={study.id} code={data} codes={codes.data?.items ?? []} />
          </aside>
          {editing && <Dialog title={`Edit “${data.label}”`} onClose={() => setEditing(false)} sheet><CodeEditor studyId={study.id} code={data} onDone={() => setEditing(false)} /></Dialog>}
        </div>
      )}
    </Page>
  );
}
