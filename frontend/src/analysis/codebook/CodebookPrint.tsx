/** The codebook on paper: every code in use with what it means. */
import { count } from "../../ui/count";
import { CODE_LABELS } from "./code-words";
import { depthOf } from "./codebook-tree";
import type { Code } from "./codes";

const PARTS = ["use_when", "not_when", "example"] as const;

export function CodebookPrint({ codes }: { codes: readonly Code[] }) {
  return (
    <div class="codebook-print" aria-hidden="true">
      {codes.filter(({ retired }) => !retired).map((code) => (
        <div class="codebook-print-code" key={code.id} style={{ marginLeft: `${depthOf(codes, code) * 18}px` }}>
          <h2>{code.label} {code.segments > 0 && <small>{count(code.segments, "segment")}, {count(code.people, "person", "people")}</small>}</h2>
          {code.definition && <p>{code.definition}</p>}
          {PARTS.filter((part) => code[part]).map((part) => (
            <p key={part}><b>{CODE_LABELS[part]}:</b> <span class={part === "example" ? "voice" : undefined}>{code[part]}</span></p>
          ))}
        </div>
      ))}
    </div>
  );
}
