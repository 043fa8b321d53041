/** The sheet that pages before signing in share: our name and the form, beside a passage as a coder sees it. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../ui/Icon";
import "./EntryLayout.css";

interface Props {
  title: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
}

/** A picture made of words, from nobody's interview. */
function Passage() {
  return (
    <aside class="entry-side" aria-hidden="true">
      <div class="entry-passage">
        <p class="voice">
          She said, <span class="entry-mark k1">I have read about you, but I would rather hear it from you</span>, and if I get it wrong,
          stop me. It sounds like nothing, but <span class="entry-mark k3">nobody has ever asked him to correct them</span>.
        </p>
        <p class="voice">
          And now <span class="entry-mark k6">we had words for it that were his words</span>. I still use them.{" "}
          <span class="entry-mark k8">I used them on Tuesday.</span>
        </p>
        <ul>
          <li><i class="sw k1" />Being heard</li>
          <li><i class="sw k3" />Trust takes time</li>
          <li><i class="sw k6 p2" />A shared language</li>
          <li><i class="sw k8" />My role changed</li>
        </ul>
      </div>
    </aside>
  );
}

export function EntryLayout({ title, lead, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Cotheme`;
  }, [title]);
  return (
    <div class="entry">
      <div class="entry-main">
        <header class="entry-brand">
          <Icon name="mark" size={30} />
          <span>Cotheme</span>
        </header>
        <main id="main">
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p class="entry-lead">{lead}</p>}
          {children}
        </main>
        <footer class="entry-foot">Thematic analysis of interviews, together with experts by experience.</footer>
      </div>
      <Passage />
    </div>
  );
}
