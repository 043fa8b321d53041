/** Who is invited: the reviewers of the study, ticked. */
import { useStudy } from "../../session/use-study";
import { useMembers } from "../../study/use-members";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Skeleton } from "../../ui/Skeleton";
import { useRoundChanges, type Round } from "./rounds";

export function InviteesCard({ round }: { round: Round }) {
  const study = useStudy();
  const members = useMembers();
  const { invitees } = useRoundChanges(study.id, round);
  const invited = round.invitees.map((each) => each.account_id);
  // What was just ticked shows at once; a refusal brings the old ticks back.
  const shown = invitees.isPending ? invitees.variables : invited;
  const reviewers = members.data?.items.filter((member) => member.role === "reviewer" && (member.active || invited.includes(member.account_id))) ?? [];
  const put = (id: string, on: boolean): void => invitees.mutate(on ? [...invited, id] : invited.filter((each) => each !== id));
  return (
    <Card title="Reviewers">
      {invitees.error && <ErrorSummary title="This was not changed" detail={invitees.error.message} attempt={invitees.error} />}
      {members.isPending && <Skeleton lines={3} />}
      {members.data && reviewers.length === 0 && (
        <>
          <p class="quiet">No expert by experience is a member of the study yet.</p>
          <p><Button size="small" href={study.path("people")}>Go to people and access</Button></p>
        </>
      )}
      <div class="round-ticks">
        {reviewers.map((member) => (
          <Checkbox key={member.account_id} name={member.account_id} label={member.display_name} value={shown.includes(member.account_id)} disabled={invitees.isPending} onValue={(on) => put(member.account_id, on)} />
        ))}
      </div>
    </Card>
  );
}
