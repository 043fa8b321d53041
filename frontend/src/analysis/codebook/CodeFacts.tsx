/** What a code means: definition, when to use it and when not, example, kind, origin, objectives. */
import type { ComponentChildren } from "preact";
import { count } from "../../ui/count";
import { Facts } from "../../ui/Facts";
import { writeDate } from "../../ui/dates";
import { KINDS, ORIGINS } from "./code-words";
import type { Code } from "./codes";
import "./CodeFacts.css";
import type { Objective } from "./use-study-facts";

const PARTS = [
  ["use_when", "Use it when"],
  ["not_when", "Do not use it when"],
  ["example", "Example"],
] as const;

function aimsOf(code: Code, objectives: readonly Objective[]): ComponentChildren {
  const aims = objectives.filter(({ n }) => code.objective_ns.includes(n));
  if (aims.length === 0) return <span class="quiet">None named</span>;
  return <ul class="code-aims">{aims.map(({ n, text, plain_text }) => <li key={n}>{n}. {plain_text || text}</li>)}</ul>;
}

const found = (segments: number, people: number): string => `${count(segments, "segment")} by ${count(people, "person", "people")}`;

export function CodeFacts({ code, objectives }: { code: Code; objectives: readonly Objective[] }) {
  return (
    <div class="code-facts">
      <p class={code.definition ? undefined : "quiet"}>{code.definition || "No definition yet. One or two sentences help everybody to code alike."}</p>
      {PARTS.filter(([name]) => code[name]).map(([name, label]) => (
        <div key={name}>
          <h3>{label}</h3>
          <p class={name === "example" ? "voice" : undefined}>{code[name]}</p>
        </div>
      ))}
      <Facts
        facts={[
          { term: "Found in", value: code.segments ? found(code.segments, code.people) : <span class="quiet">No segment yet</span> },
          ...(code.segments_in_all > code.segments ? [{ term: "With those beneath", value: found(code.segments_in_all, code.people_in_all) }] : []),
          { term: "Kind", value: KINDS[code.kind as keyof typeof KINDS] },
          { term: "Origin", value: ORIGINS[code.origin as keyof typeof ORIGINS] },
          { term: "Objectives", value: aimsOf(code, objectives) },
          { term: "Made", value: writeDate(code.created_at) },
        ]}
      />
    </div>
  );
}
