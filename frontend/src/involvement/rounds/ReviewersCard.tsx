/** Who is invited, who has answered, who would like a call. */
import { useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { useMembers } from "../../study/use-members";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { Pill } from "../../ui/Pill";
import { When } from "../../ui/When";
import { InviteesCard } from "./InviteesCard";
import type { Invitee, Round } from "./rounds";
import "./Rounds.css";

function Standing({ person }: { person: Invitee }) {
  if (person.finished_at) return <>Finished <When at={person.finished_at} /></>;
  if (person.comments > 0) return <>{count(person.comments, "comment")} so far</>;
  return person.visited_at ? <>Opened it <When at={person.visited_at} /></> : <>Has not opened it yet</>;
}

export function ReviewersCard({ round }: { round: Round }) {
  const study = useStudy();
  const members = useMembers();
  const [inviting, setInviting] = useState(false);
  const more = round.state === "open" && study.may("change_rounds") && (members.data?.items.some((member) => member.role === "reviewer") ?? false);
  const finished = round.invitees.filter((each) => each.finished_at).length;
  return (
    <Card title="Reviewers" action={more && <Button size="small" icon="plus" onClick={() => setInviting(true)}>Invite</Button>} flush>
      <p class="round-card-line quiet">{finished} of {round.invitees.length} have finished{round.closes_on && <>. Last day <When at={round.closes_on} as="date" /></>}</p>
      <ul>
        {round.invitees.map((person) => (
          <li key={person.account_id} class="round-person">
            <Avatar name={person.display_name} />
            <span><b>{person.display_name}</b><small class="quiet"><Standing person={person} /></small></span>
            {person.call_wanted && <Pill tone="warn">Wants a call</Pill>}
          </li>
        ))}
      </ul>
      {inviting && <Dialog title="Invite reviewers" onClose={() => setInviting(false)}><InviteesCard round={round} /></Dialog>}
    </Card>
  );
}
