/** Study home: opens on what happened since one was last here and what waits; then how far the study is. */
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";
import { FirstSteps } from "./home/FirstSteps";
import { nextStep } from "./home/next-step";
import { NumbersStrip } from "./home/NumbersStrip";
import { PhasesCard } from "./home/PhasesCard";
import { RecruitmentCard } from "./home/RecruitmentCard";
import { SinceCard } from "./home/SinceCard";
import type { Home } from "./home/shapes";
import { useHome, useSeenOnLeaving } from "./home/use-home";
import { WaitingCard } from "./home/WaitingCard";
import "./StudyHomePage.css";

function Overview({ home }: { home: Home }) {
  const empty = home.numbers.transcripts === 0;
  return (
    <div class="home">
      {home.research_question && <p class="home-question">{home.research_question}</p>}
      {!empty && <NumbersStrip numbers={home.numbers} />}
      <div class="home-columns">
        <div class="home-column">
          {empty && <FirstSteps home={home} />}
          <div class="home-since"><SinceCard home={home} /></div>
          <div class="home-phases"><PhasesCard phases={home.phases} /></div>
        </div>
        <div class="home-column">
          <div class="home-waiting"><WaitingCard waiting={home.waiting} /></div>
          <div class="home-recruitment"><RecruitmentCard home={home} /></div>
        </div>
      </div>
    </div>
  );
}

export function StudyHomePage() {
  const study = useStudy();
  const home = useHome(study.id);
  useSeenOnLeaving(study.id, home.data);
  const next = home.data ? nextStep(home.data, study.may) : null;
  return (
    <Page
      title={study.seat.short_title} query={home}
      primary={next && <Button kind="primary" icon={next.icon} href={study.path(next.place)} class="home-next">{next.label}</Button>}
    >
      {(data) => <Overview home={data} />}
    </Page>
  );
}
