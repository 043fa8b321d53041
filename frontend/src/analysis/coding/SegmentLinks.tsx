/** Where a segment leads: its code in the codebook, and a link to the passage for a colleague. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import type { Segment } from "./segments";
import type { Workspace } from "./workspace";

export function SegmentLinks({ ws, segment, codebookPath }: { ws: Workspace; segment: Segment; codebookPath: string }) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    const link = new URL(location.href);
    link.hash = `segment=${segment.id}`;
    navigator.clipboard.writeText(link.href).then(
      () => setCopied(true),
      () => (ws.spoken.value = "The link could not be copied."),
    );
  };
  return (
    <section class="in-part">
      <h3>Links</h3>
      <ul class="in-links">
        <li><a href={`${codebookPath}/${segment.codeId}`}>{segment.label} in the codebook</a></li>
        {!segment.pending && (
          <li>
            <Button kind="quiet" size="small" icon={copied ? "check" : "link"} onClick={copy}>{copied ? "Link copied" : "Copy a link to this passage"}</Button>
          </li>
        )}
      </ul>
    </section>
  );
}
