/** Write what we did about a comment: once for the team, once in plain words for the reviewer. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { ReadingAge } from "../../ui/ReadingAge";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { useForm } from "../../ui/use-form";
import { DECISIONS, optionsOf } from "./round-words";
import type { Comment, Decision } from "./rounds";

interface Values {
  decision: Decision | "";
  reason: string;
  plain_reason: string;
}

/** A change is a change of the theme's text; that is made on the theme's own page. */
function ChangeNote({ comment, decision }: { comment: Comment; decision: string }) {
  const study = useStudy();
  if ((decision !== "changed" && decision !== "partly_changed") || !comment.theme_id) return null;
  return <Notice action={<Button size="small" href={study.path(`themes/${comment.theme_id}`)}>Open the theme</Button>}>Change the theme first: the response then names the version before and the version now, and the reviewer sees an old and a new name.</Notice>;
}

export function ResponseForm({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const study = useStudy();
  const cache = useQueryClient();
  const { response } = comment;
  const form = useForm<Values>({ decision: response?.decision ?? "", reason: response?.reason ?? "", plain_reason: response?.plain_reason ?? "" });
  const errors = [{ path: "decision", message: "Say what you did." }];
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT("/api/v1/studies/{study_id}/comments/{comment_id}/response", {
          params: { path: { study_id: study.id, comment_id: comment.id } },
          headers: response ? ifMatch(response.version) : {},
          body: { ...form.values, decision: form.values.decision as Decision },
        }),
      ),
    onSuccess: () => {
      showToast({ message: "Response kept as a draft" });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "rounds"] }),
  });
  const undecided = save.isError && form.values.decision === "";
  return (
    <Form label={`Response to ${comment.reviewer}`} onSubmit={() => save.mutate()} problem={save.error} errors={undecided ? errors : undefined} failed="The response was not kept">
      <Select {...form.bind("decision")} label="What we did" placeholder="Choose" options={optionsOf(DECISIONS)} />
      <ChangeNote comment={comment} decision={form.values.decision} />
      <TextArea {...form.bind("plain_reason")} label="Because, in plain words" hint="The reviewer reads this. Speak to them: “You were right about …”" rows={3} />
      <ReadingAge text={form.values.plain_reason} />
      <TextArea {...form.bind("reason")} label="Reason, for the team" hint="How the data and the analysis led here." rows={2} />
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={save.isPending}>Keep response</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}
