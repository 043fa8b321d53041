/** The codebook: its codes as a tree, and beside it the one that is chosen. */
import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { useDestinations } from "../../ui/go-to-store";
import { useKeys } from "../../ui/key-store";
import { Menu } from "../../ui/Menu";
import { Page } from "../../ui/Page";
import { CodebookPrint } from "./CodebookPrint";
import { CodebookTree } from "./CodebookTree";
import { CodePanel } from "./CodePanel";
import { useCodes, type Code } from "./codes";
import type { CodeAct } from "./code-acts";
import { CodeDialogs, type Asking } from "./CodeDialogs";
import { useCodeMoves } from "./use-code-moves";
import { useNarrowPage } from "./use-narrow-page";
import { useRetiring } from "./use-retiring";
import { useStepKeys, useSteps } from "./use-steps";
import "./CodebookPage.css";

const inAddress = (): string | null => /^#code=([\w-]+)$/.exec(location.hash)?.[1] ?? null;

/** The chosen code, kept in the address so that it can be linked to and comes back. */
function useChosen(): [string | null, (id: string | null) => void] {
  const [chosen, setChosen] = useState(inAddress);
  useEffect(() => {
    const follow = (): void => setChosen(inAddress());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const choose = (id: string | null): void => {
    setChosen(id);
    history.replaceState(history.state, "", id === null ? location.pathname : `#code=${id}`);
  };
  return [chosen, choose];
}

export function CodebookPage() {
  const study = useStudy();
  const { route } = useLocation();
  const codes = useCodes(study.id);
  const narrow = useNarrowPage();
  const [chosen, choose] = useChosen();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const move = useCodeMoves(study.id);
  const turn = useRetiring(study.id);
  const steps = useSteps(study.id);
  useStepKeys(steps);
  const mayChange = study.may("change_codebook");
  const items: readonly Code[] = codes.data?.items ?? [];
  const code = items.find(({ id }) => id === chosen);
  const select = (id: string | null): void => {
    if (id !== chosen) setEditing(false);
    choose(id);
  };
  useDestinations("codes", useMemo(() => codes.data?.items.map(({ id, label }) => ({ id, label, kind: "Code", icon: "code", href: study.path(`codes/${id}`) } as const)), [codes.data]));
  useKeys("Codebook", [
    ...(mayChange ? [{ keys: "n", label: "New code", run: () => setAsking({ what: "new", under: null }) }] : []),
    // Letters are the tree's own: they go to the code that begins with them.
    ...(mayChange && code && !code.retired
      ? [
          { keys: "F2", label: "Edit the chosen code", run: () => setEditing(true) },
          { keys: "Insert", label: "New code beneath the chosen one", run: () => setAsking({ what: "new", under: code.id }) },
        ]
      : []),
    { keys: "Enter", label: "Read the code’s segments" },
    ...(mayChange ? [{ keys: "Alt+ArrowUp Alt+ArrowDown", label: "Move the code among its neighbours" }, { keys: "Alt+ArrowRight Alt+ArrowLeft", label: "Move it beneath the one above, or out" }] : []),
  ]);
  const act = (which: CodeAct): void => {
    if (!code) return;
    if (which === "retire" || which === "restore") turn(code, which);
    else if (which === "add") setAsking({ what: "new", under: code.id });
    else setAsking({ what: which, id: code.id });
  };
  const panel = code && (
    <CodePanel
      studyId={study.id} codes={items} code={code} mayChange={mayChange} href={study.path(`codes/${code.id}`)}
      hrefOf={(id) => study.path(`codes/${id}`)} editing={editing && mayChange} onEdit={setEditing} onAct={act}
    />
  );
  const more = (
    <Menu
      label="More for the codebook"
      items={[
        { label: "Import codes…", icon: "upload", run: () => setAsking({ what: "import" }) },
        ...(items.length > 0 ? [{ label: "Recolour several…", icon: "code", run: () => setAsking({ what: "recolour", id: null }) } as const] : []),
        { label: "Undo", icon: "undo", run: steps.undo },
        { label: "Redo", icon: "redo", run: steps.redo },
      ]}
    />
  );
  const add = <Button kind="primary" icon="plus" onClick={() => setAsking({ what: "new", under: null })}>New code</Button>;
  return (
    <Page title="Codebook" crumbs={[study.crumb]} query={codes} primary={mayChange && items.length > 0 && add} actions={mayChange && more}>
      {items.length === 0 ? (
        <EmptyState icon="codebook" title="Begin with a first code" action={mayChange && add}>
          A code names something you notice in what people say. Write it here, or give it to a passage while you read.
        </EmptyState>
      ) : (
        <div class="codebook no-print">
          <CodebookTree codes={items} selected={chosen} onSelect={select} onOpen={(id) => route(study.path(`codes/${id}`))} onMove={mayChange ? move : undefined} />
          {!narrow && <aside class="codebook-side" aria-label="Chosen code">{panel ?? <p class="quiet">Choose a code to read what it means.</p>}</aside>}
        </div>
      )}
      <CodebookPrint codes={items} />
      {narrow && panel && !asking && <Dialog title="Code" onClose={() => select(null)} sheet>{panel}</Dialog>}
      <CodeDialogs studyId={study.id} codes={items} asking={asking} onClose={() => setAsking(null)} onArrive={select} onMove={move} />
    </Page>
  );
}
