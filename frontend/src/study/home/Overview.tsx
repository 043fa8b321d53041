/** What stands on the home of a study, and in which order: in one column what waits for me comes first. */
import { useMedia } from "../../ui/use-media";
import { FirstSteps } from "./FirstSteps";
import { NumbersStrip } from "./NumbersStrip";
import { PhasesCard } from "./PhasesCard";
import { RecruitmentCard } from "./RecruitmentCard";
import type { Home } from "./shapes";
import { SinceCard } from "./SinceCard";
import { WaitingCard } from "./WaitingCard";

export function Overview({ home }: { home: Home }) {
  const oneColumn = useMedia("(max-width: 999.98px)");
  const empty = home.numbers.transcripts === 0;
  const question = home.research_question && <p class="home-question">{home.research_question}</p>;
  const numbers = !empty && <NumbersStrip numbers={home.numbers} />;
  const steps = empty && <FirstSteps home={home} />;
  const waiting = <WaitingCard waiting={home.waiting} />;
  // The order of the page is the order of reading and of Tab, so it is not left to styles.
  if (oneColumn) {
    const somethingWaits = home.waiting.length > 0;
    return (
      <div class="home">
        {somethingWaits && waiting}
        {question}
        {steps}
        {!somethingWaits && waiting}
        <SinceCard home={home} />
        {numbers}
        <PhasesCard phases={home.phases} />
        <RecruitmentCard home={home} />
      </div>
    );
  }
  return (
    <div class="home">
      {question}
      {numbers}
      <div class="home-columns">
        <div class="home-column">
          {steps}
          <SinceCard home={home} />
          <PhasesCard phases={home.phases} />
        </div>
        <div class="home-column">
          {waiting}
          <RecruitmentCard home={home} />
        </div>
      </div>
    </div>
  );
}
