/** Outputs: take codings, codebook or segments out as a file; see first what it holds and what is left out. */
import { useState } from "preact/hooks";
import { useStudy } from "../session/use-study";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { ExportForm } from "./ExportForm";
import { PastExports } from "./PastExports";
import { PreviewCard } from "./PreviewCard";
import type { Choice } from "./shapes";
import { usePreview } from "./use-exports";
import "./OutputsPage.css";

const START: Choice = { kind: "codings", format: "xlsx", codeIds: null, coderId: "", memos: true };

export function OutputsPage() {
  const study = useStudy();
  const [choice, setChoice] = useState<Choice>(START);
  const preview = usePreview(study.id, choice);
  return (
    <Page title="Outputs" crumbs={[study.crumb]}>
      <div class="stack">
        <div class="outputs">
          <div class="no-print"><Card title="Make an export"><ExportForm choice={choice} onChoice={setChoice} preview={preview.data} /></Card></div>
          <PreviewCard choice={choice} preview={preview} />
        </div>
        <PastExports />
      </div>
    </Page>
  );
}
