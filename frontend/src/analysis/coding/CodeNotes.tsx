/** What the codebook says about the code chosen at the left. */
import { useStudy } from "../../session/use-study";
import { count } from "../../ui/count";
import type { CodeOut } from "./shapes";

function Part({ title, words }: { title: string; words: string }) {
  if (!words) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{words}</dd>
    </div>
  );
}

export function CodeNotes({ code }: { code: CodeOut }) {
  const study = useStudy();
  const described = code.definition || code.use_when || code.not_when || code.example;
  return (
    <section class="in-part">
      <h3>Code</h3>
      <p class="in-code"><span class={`sw k${code.colour} p${code.pattern}`} /> {code.label}</p>
      <p class="in-where">{count(code.segments, "segment")}, {count(code.people, "person", "people")}</p>
      {described ? (
        <dl class="in-notes">
          <Part title="Definition" words={code.definition} />
          <Part title="Use it when" words={code.use_when} />
          <Part title="Do not use it when" words={code.not_when} />
          <Part title="Example" words={code.example} />
        </dl>
      ) : (
        <p class="in-help">It has no definition yet.</p>
      )}
      <p><a href={study.path(`codes/${code.id}`)}>All segments of this code</a></p>
    </section>
  );
}
