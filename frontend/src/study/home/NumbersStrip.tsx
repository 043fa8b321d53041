/** How much there is: each number leads to the things it counts. */
import { useStudy } from "../../session/use-study";
import type { Numbers } from "./shapes";

const figures = new Intl.NumberFormat("en-GB");

interface Figure {
  n: number;
  one: string;
  many: string;
  note?: string | undefined;
  place: string;
}

function figuresOf(numbers: Numbers): Figure[] {
  return [
    { n: numbers.participants, one: "participant", many: "participants", place: "participants" },
    { n: numbers.interviews, one: "interview", many: "interviews", place: "interviews" },
    { n: numbers.transcripts, one: "transcript", many: "transcripts", note: `${figures.format(numbers.words)} words`, place: "transcripts" },
    { n: numbers.codes, one: "code", many: "codes", place: "codebook" },
    { n: numbers.codings, one: "coding", many: "codings", note: numbers.coders === 1 ? "by 1 coder" : `by ${numbers.coders} coders`, place: "codebook" },
    { n: numbers.themes, one: "theme", many: "themes", place: "themes" },
    { n: numbers.rounds, one: "review round", many: "review rounds", place: "rounds" },
  ];
}

export function NumbersStrip({ numbers }: { numbers: Numbers }) {
  const study = useStudy();
  return (
    <ul class="home-numbers" aria-label="The study in numbers">
      {figuresOf(numbers).map((figure) => (
        <li key={figure.many}>
          <a href={study.path(figure.place)}>
            <strong class="num">{figures.format(figure.n)}</strong>
            <span>{figure.n === 1 ? figure.one : figure.many}</span>
            {figure.note && figure.n > 0 && <small class="quiet">{figure.note}</small>}
          </a>
        </li>
      ))}
    </ul>
  );
}
