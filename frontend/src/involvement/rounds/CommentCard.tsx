/** One comment and our response to it: you said, we did, because. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Pill } from "../../ui/Pill";
import { showToast } from "../../ui/toast-store";
import { When } from "../../ui/When";
import { ResponseForm } from "./ResponseForm";
import { ANSWERS, DECISIONS, MODES } from "./round-words";
import type { Comment, Kind, Response, Round } from "./rounds";
import "./Rounds.css";

function Said({ comment }: { comment: Comment }) {
  return (
    <>
      <header class="row">
        <b>{comment.reviewer}</b>
        <span class="small quiet">
          {comment.submitted_at && <When at={comment.submitted_at} />}
          {comment.mode !== "screen" && ` ${MODES[comment.mode]}, entered by ${comment.enterer ?? "the team"}`}
        </span>
        <span class="row row-push">{comment.kinds.map((kind) => <Pill key={kind} tone={ANSWERS[kind as Kind].tone}>{ANSWERS[kind as Kind].label}</Pill>)}</span>
      </header>
      {comment.quote && <p class="small quiet">About the quote <span class="voice">{comment.quote}</span></p>}
      {comment.words ? <blockquote class="comment-words">{comment.words}</blockquote> : <p class="quiet">No words, only the answer.</p>}
    </>
  );
}

function versions({ version_before, version_after }: Response): string {
  if (version_before === null || version_after === null) return "";
  return version_before === version_after ? `, the theme is still at version ${version_after}` : `, from version ${version_before} to ${version_after}`;
}

function Did({ response }: { response: Response }) {
  return (
    <dl class="comment-did">
      <dt>We did</dt>
      <dd>{DECISIONS[response.decision]}{versions(response)}</dd>
      <dt>Because</dt>
      <dd>{response.plain_reason}</dd>
      <dt>For the team</dt>
      <dd class="quiet">{response.reason}</dd>
    </dl>
  );
}

export function CommentCard({ round, comment }: { round: Round; comment: Comment }) {
  const study = useStudy();
  const cache = useQueryClient();
  const [writing, setWriting] = useState(false);
  const { response } = comment;
  const agree = useMutation({
    mutationFn: () => answer(api.POST("/api/v1/studies/{study_id}/comments/{comment_id}/response/agree", { params: { path: { study_id: study.id, comment_id: comment.id } } })),
    onSuccess: () => showToast({ message: "Agreed. It is shown when the round is published." }),
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "rounds"] }),
  });
  const live = round.state === "open" || round.state === "closed";
  const mayWrite = live && study.may("draft_response");
  const mayAgree = live && response?.state === "draft" && study.may("agree_response");
  return (
    <article class="comment" id={`comment-${comment.id}`} aria-label={`Comment of ${comment.reviewer}`}>
      <Said comment={comment} />
      {agree.error && <ErrorSummary title="It was not agreed" detail={agree.error.message} attempt={agree.error} />}
      {writing ? (
        <ResponseForm comment={comment} roundId={round.id} onClose={() => setWriting(false)} />
      ) : (
        <>
          {response && <Did response={response} />}
          <footer class="row no-print">
            {response && <Pill tone={response.state === "agreed" ? "accent" : "warn"}>{response.state === "agreed" ? "Agreed" : "Draft, not agreed"}</Pill>}
            {mayAgree && <Button size="small" kind="primary" icon="check" busy={agree.isPending} onClick={() => agree.mutate()}>Agree</Button>}
            {mayWrite && <Button size="small" icon={response ? "edit" : "comment"} onClick={() => setWriting(true)}>{response ? "Change response" : "Answer"}</Button>}
          </footer>
        </>
      )}
    </article>
  );
}
