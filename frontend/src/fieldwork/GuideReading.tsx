/** A guide as it stands: its questions in order, to read and to print. */
import type { Objective } from "../study/shapes";
import { Pill } from "../ui/Pill";
import { CoverageCard } from "./CoverageCard";
import type { Guide } from "./shapes";
import "./GuideEditor.css";

export function GuideReading({ guide, objectives }: { guide: Guide; objectives: readonly Objective[] }) {
  return (
    <div class="columns">
      <ol class="guide-questions">
        {guide.questions.map((question) => (
          <li key={question.id} class="guide-q">
            <span class="guide-n" aria-hidden="true">{question.n}</span>
            <div class="guide-body">
              <p class="guide-text"><span class="vh">Question {question.n}: </span>{question.text}</p>
              {question.prompts.length > 0 && <ul class="guide-prompts">{question.prompts.map((prompt, n) => <li key={n}>{prompt}</li>)}</ul>}
              <p class="row">
                {question.objective_ns.length === 0 && <span class="quiet small">No objective named</span>}
                {question.objective_ns.map((n) => <Pill key={n}>{`Objective ${n}`}</Pill>)}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <div class="guide-side"><CoverageCard objectives={objectives} questions={guide.questions.map((each) => ({ objectives: each.objective_ns }))} /></div>
    </div>
  );
}
