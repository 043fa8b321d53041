/** The codebook: its codes as a tree, and beside it the one that is chosen. */
import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { useDestinations } from "../../ui/go-to-store";
import { useKeys } from "../../ui/key-store";
import { Page } from "../../ui/Page";
import { CodebookPrint } from "./CodebookPrint";
import { CodebookTree } from "./CodebookTree";
import { CodePanel } from "./CodePanel";
import { useCodes, type Code } from "./codes";
import { MoveCodeDialog } from "./MoveCodeDialog";
import { NewCodeDialog } from "./NewCodeDialog";
import { useCodeMoves } from "./use-code-moves";
import { useNarrowPage } from "./use-narrow-page";
import "./CodebookPage.css";

type Asking = { what: "new"; under: string | null } | { what: "move"; id: string } | null;

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
  const panel = code && (
    <CodePanel
      studyId={study.id} codes={items} code={code} mayChange={mayChange} href={study.path(`codes/${code.id}`)}
      editing={editing && mayChange} onEdit={setEditing} onAddUnder={() => setAsking({ what: "new", under: code.id })} onMove={() => setAsking({ what: "move", id: code.id })}
    />
  );
  const add = <Button kind="primary" icon="plus" onClick={() => setAsking({ what: "new", under: null })}>New code</Button>;
  return (
    <Page title="Codebook" crumbs={[study.crumb]} query={codes} primary={mayChange && items.length > 0 && add}>
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
      {asking?.what === "new" && <NewCodeDialog studyId={study.id} codes={items} under={asking.under} onMade={(made) => { setAsking(null); select(made.id); }} onClose={() => setAsking(null)} />}
      {asking?.what === "move" && code && <MoveCodeDialog codes={items} code={code} onMove={(place) => move(code.id, place)} onClose={() => setAsking(null)} />}
    </Page>
  );
}
