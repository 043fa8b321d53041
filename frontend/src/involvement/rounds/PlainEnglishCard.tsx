/** Somebody reads it all as reviewers will, and puts their name to it. */
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Icon } from "../../ui/Icon";
import { ReadingAge } from "../../ui/ReadingAge";
import { useRoundChanges, type Round } from "./rounds";

export function PlainEnglishCard({ round }: { round: Round }) {
  const study = useStudy();
  const { patch } = useRoundChanges(study.id, round);
  const ours = [round.intro, ...round.themes.flatMap((theme) => [theme.plain_summary, theme.why_we_think_this])].join("\n");
  const put = (checked: boolean): void => patch.mutate({ plain_english_checked: checked });
  return (
    <Card title="Plain English">
      {patch.error && <ErrorSummary title="This was not recorded" detail={patch.error.message} attempt={patch.error} />}
      <ReadingAge text={ours} />
      <p class="small quiet">The estimate counts syllables and sentences; only a person can say whether it is kind and clear. A change of words asks for a new check.</p>
      {round.plain_english_checker ? (
        <p class="row"><Icon name="check-circle" size={18} />Checked by {round.plain_english_checker}<Button size="small" kind="quiet" busy={patch.isPending} onClick={() => put(false)}>Take back</Button></p>
      ) : (
        <div class="form-buttons">
          <Button href={study.path(`rounds/${round.id}/preview`)} icon="eye">Read it as they will</Button>
          <Button busy={patch.isPending} onClick={() => put(true)}>I have read it all, and it is plain</Button>
        </div>
      )}
    </Card>
  );
}
