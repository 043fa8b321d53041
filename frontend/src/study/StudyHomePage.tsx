/** Study home: opens on what happened since one was last here and what waits; then how far the study is. */
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";
import { nextStep } from "./home/next-step";
import { Overview } from "./home/Overview";
import { useHome, useSeenOnLeaving } from "./home/use-home";
import "./StudyHomePage.css";

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
