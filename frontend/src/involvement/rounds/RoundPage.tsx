/** One review round: a draft is built here; an opened one is watched, answered and published. */
import { useParam } from "../../base/route-context";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { InviteesCard } from "./InviteesCard";
import { MissingCard } from "./MissingCard";
import { PlainEnglishCard } from "./PlainEnglishCard";
import { RoundStatePill } from "./RoundStatePill";
import { RoundSteps } from "./RoundSteps";
import { useRound, type Round } from "./rounds";
import { ThemesCard } from "./ThemesCard";
import { WatchRound } from "./WatchRound";
import { WordsCard } from "./WordsCard";

function BuildRound({ round }: { round: Round }) {
  return (
    <div class="columns">
      <div class="stack">
        <WordsCard round={round} />
        <ThemesCard round={round} />
      </div>
      <div class="stack">
        <MissingCard round={round} />
        <InviteesCard round={round} />
        <PlainEnglishCard round={round} />
      </div>
    </div>
  );
}

export function RoundPage() {
  const study = useStudy();
  const id = useParam("round");
  const round = useRound(study.id, id);
  const found = round.data;
  return (
    <Page
      title={found?.title ?? "Review round"}
      crumbs={[study.crumb, { label: "Review rounds", href: study.path("rounds") }]}
      query={round}
      pill={found && <RoundStatePill state={found.state} />}
      actions={found && found.state !== "cancelled" && <Button icon="eye" href={study.path(`rounds/${id}/preview`)}>See it as reviewers do</Button>}
      primary={found && <RoundSteps round={found} />}
    >
      {(data) => (data.state === "draft" && study.may("change_rounds") ? <BuildRound key={data.id} round={data} /> : <WatchRound key={data.id} round={data} />)}
    </Page>
  );
}
