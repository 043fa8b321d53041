/** An opened round: what reviewers said, by theme, and our answer to each; who has finished; what they see. */
import { useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { count } from "../../ui/count";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { Notice } from "../../ui/Notice";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import { CommentCard } from "./CommentCard";
import { EnterCommentDialog } from "./EnterCommentDialog";
import { ReviewersCard } from "./ReviewersCard";
import { useComments, type Comment, type Round } from "./rounds";
import { SnapshotCard } from "./SnapshotCard";
import "./Rounds.css";

const isAnswered = (comment: Comment): boolean => comment.response?.state === "agreed";

function Standing({ round }: { round: Round }) {
  const worried = round.snapshot.flatMap((theme) => theme.quotes).filter((quote) => quote.removed === "worry").length;
  const study = useStudy();
  return (
    <>
      {worried > 0 && (round.state === "open" || round.state === "closed") && (
        <Notice tone="danger" title={worried === 1 ? "A reviewer could tell who a quote is from" : `Reviewers could tell who ${worried} quotes are from`} action={<Button size="small" href={study.path("quotes")}>Look at quotes</Button>}>
          It was hidden from everyone at once. Nobody needs to say who it is.
        </Notice>
      )}
      {round.state === "cancelled" && <Notice tone="warn">This round was cancelled. Reviewers do not see it.</Notice>}
      {round.published_at && <Notice tone="good" title="Published">Reviewers read your responses since <When at={round.published_at} as="instant" />.</Notice>}
      {round.state === "draft" && <Notice>This round is still being built. Nobody else sees it.</Notice>}
    </>
  );
}

/** The comments under what they are about: the themes in their order, then the round as a whole. */
function grouped(round: Round, comments: readonly Comment[]): { key: string; name: string; comments: Comment[] }[] {
  const groups = [...round.snapshot.map((theme) => ({ key: theme.id, name: theme.name })), { key: "whole", name: "About all of it" }];
  return groups
    .map(({ key, name }) => ({ key, name, comments: comments.filter((comment) => (comment.snapshot_theme_id ?? "whole") === key) }))
    .filter((group) => group.comments.length > 0);
}

function Comments({ round, onEnter }: { round: Round; onEnter: (() => void) | null }) {
  const study = useStudy();
  const comments = useComments(study.id, round.id);
  const [only, setOnly] = useState<"waiting" | "all">("all");
  if (comments.error && !comments.data) return <ErrorState problem={comments.error} onRetry={() => void comments.refetch()} />;
  if (!comments.data) return <Skeleton lines={8} />;
  const enter = onEnter && <Button icon="plus" onClick={onEnter}>Enter a comment</Button>;
  if (comments.data.length === 0) {
    return <EmptyState icon="comment" title="No comments yet" action={enter}>{round.state === "open" ? "They appear here as reviewers send them. What reviewers have begun and not sent is theirs alone." : "Nobody sent a comment."}</EmptyState>;
  }
  const waiting = comments.data.filter((comment) => !isAnswered(comment));
  const shown = only === "waiting" ? waiting : comments.data;
  return (
    <>
      <div class="row no-print">
        <Segmented legend="Which comments" value={only} onValue={setOnly} choices={[{ value: "all", label: `All ${comments.data.length}` }, { value: "waiting", label: `To answer ${waiting.length}` }]} />
        {enter && <span class="row-push">{enter}</span>}
      </div>
      {shown.length === 0 && <EmptyState icon="check-circle" title="Every comment is answered">{round.state === "open" ? "More may come while the round is open." : "A supervisor can publish the responses."}</EmptyState>}
      {grouped(round, shown).map((group) => (
        <section key={group.key} class="stack-tight" aria-labelledby={`g-${group.key}`}>
          <h2 class="round-group" id={`g-${group.key}`}>{group.name} <span class="quiet small">{count(group.comments.length, "comment")}</span></h2>
          {group.comments.map((comment) => <CommentCard key={comment.id} round={round} comment={comment} />)}
        </section>
      ))}
    </>
  );
}

export function WatchRound({ round }: { round: Round }) {
  const study = useStudy();
  const [entering, setEntering] = useState(false);
  const mayEnter = study.may("enter_comment") && (round.state === "open" || round.state === "closed");
  return (
    <div class="stack-tight">
      <Standing round={round} />
      <div class="columns">
        <div class="stack"><Comments round={round} onEnter={mayEnter ? () => setEntering(true) : null} /></div>
        <div class="stack">
          <ReviewersCard round={round} />
          {round.intro && <Card title="Introduction"><p class="round-plain">{round.intro}</p></Card>}
          <SnapshotCard round={round} />
        </div>
      </div>
      {entering && <EnterCommentDialog round={round} onClose={() => setEntering(false)} />}
    </div>
  );
}
