/** Where a segment leads: its code, the themes that rest on it, and a link to the passage for a colleague. */
import { useState } from "preact/hooks";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { ProposeQuoteDialog } from "../codebook/ProposeQuoteDialog";
import { AddToThemeDialog } from "../themes/AddToThemeDialog";
import type { Segment } from "./segments";
import type { EvidenceLink } from "./shapes";
import type { Workspace } from "./workspace";

interface Props {
  ws: Workspace;
  segment: Segment;
  evidence: readonly EvidenceLink[];
}

function Themes({ study, segment, evidence, ask }: { study: StudyHere; segment: Segment; evidence: readonly EvidenceLink[]; ask: () => void }) {
  const themes = evidence.filter(({ coding_id }) => coding_id === segment.id);
  const mayAdd = study.may("change_themes") && !segment.pending;
  if (themes.length === 0 && !mayAdd) return null;
  return (
    <section class="in-part">
      <h3>Themes that rest on it</h3>
      <ul class="in-links">
        {themes.map(({ id, theme_id, name, relation }) => (
          <li key={id}><span class="in-relation">{relation}</span> <a href={study.path(`themes/${theme_id}`)}>{name}</a></li>
        ))}
        {mayAdd && <li><Button kind="quiet" size="small" icon="theme" onClick={ask}>Add to a theme</Button></li>}
      </ul>
    </section>
  );
}

export function SegmentLinks({ ws, segment, evidence }: Props) {
  const study = useStudy();
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState<"theme" | "quote" | null>(null);
  const words = ws.model.text.slice(segment.start, segment.end);
  const done = (): void => setAsking(null);
  const copy = (): void => {
    const link = new URL(location.href);
    link.hash = `segment=${segment.id}`;
    navigator.clipboard.writeText(link.href).then(
      () => setCopied(true),
      () => (ws.spoken.value = "The link could not be copied."),
    );
  };
  return (
    <>
      <Themes study={study} segment={segment} evidence={evidence} ask={() => setAsking("theme")} />
      <section class="in-part">
        <h3>Links</h3>
        <ul class="in-links">
          <li><a href={study.path(`codes/${segment.codeId}`)}>All segments of {segment.label}</a></li>
          {!segment.pending && study.may("propose_quote") && (
            <li><Button kind="quiet" size="small" icon="quote" onClick={() => setAsking("quote")}>Propose as a quote</Button></li>
          )}
          {!segment.pending && (
            <li><Button kind="quiet" size="small" icon={copied ? "check" : "link"} onClick={copy}>{copied ? "Link copied" : "Copy a link to this passage"}</Button></li>
          )}
        </ul>
      </section>
      {asking === "theme" && <AddToThemeDialog studyId={study.id} codingId={segment.id} codeId={segment.codeId} words={words} themesHref={study.path("themes")} onClose={done} />}
      {asking === "quote" && <ProposeQuoteDialog studyId={study.id} codingId={segment.id} words={words} quotesHref={study.path("quotes")} onClose={done} />}
    </>
  );
}
