/** Write what we did about a comment: once for the team, once in plain words for the reviewer. */
import { useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { ifMatch } from "../../base/if-match";
import { useMergingSave } from "../../base/use-merging-save";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { MetFields } from "../../ui/MetFields";
import { Notice } from "../../ui/Notice";
import { ReadingAge } from "../../ui/ReadingAge";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { DECISIONS, optionsOf } from "./round-words";
import { getComments, type Comment, type Decision } from "./rounds";

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

const LABELS: Record<keyof Values, string> = { decision: "What we did", plain_reason: "Because, in plain words", reason: "Reason, for the team" };
const valuesOf = (response: Comment["response"]): Values => ({ decision: response?.decision ?? "", reason: response?.reason ?? "", plain_reason: response?.plain_reason ?? "" });

export function ResponseForm({ comment, roundId, onClose }: { comment: Comment; roundId: string; onClose: () => void }) {
  const study = useStudy();
  const cache = useQueryClient();
  const errors = [{ path: "decision", message: "Say what you did." }];
  const editing = useMergingSave<Values, unknown>({
    start: { values: valuesOf(comment.response), version: comment.response?.version ?? 0 },
    send: (_, version, values) =>
      answer(
        api.PUT("/api/v1/studies/{study_id}/comments/{comment_id}/response", {
          params: { path: { study_id: study.id, comment_id: comment.id } },
          headers: version > 0 ? ifMatch(version) : {},
          body: { ...values, decision: values.decision as Decision },
        }),
      ),
    read: async () => {
      const there = (await getComments(study.id, roundId)).find(({ id }) => id === comment.id)?.response;
      return { values: valuesOf(there ?? null), version: there?.version ?? 0 };
    },
    onSaved: () => {
      showToast({ message: "Response kept as a draft" });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "rounds"] }),
  });
  const { form } = editing;
  const say = (name: keyof Values, values: Values): string => (name === "decision" && values.decision ? DECISIONS[values.decision] : values[name]);
  const undecided = editing.problem !== null && form.values.decision === "";
  return (
    <Form label={`Response to ${comment.reviewer}`} onSubmit={editing.save} problem={editing.problem} errors={undecided ? errors : undefined} failed="The response was not kept">
      <MetFields what="response" {...editing} labelOf={(name) => LABELS[name]} say={say} joins={(name) => name !== "decision"} />
      <Select {...form.bind("decision")} label={LABELS.decision} placeholder="Choose" options={optionsOf(DECISIONS)} />
      <ChangeNote comment={comment} decision={form.values.decision} />
      <TextArea {...form.bind("plain_reason")} label={LABELS.plain_reason} hint="The reviewer reads this. Speak to them: “You were right about …”" rows={3} />
      <ReadingAge text={form.values.plain_reason} />
      <TextArea {...form.bind("reason")} label={LABELS.reason} hint="How the data and the analysis led here." rows={2} />
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={editing.busy}>Keep response</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}
