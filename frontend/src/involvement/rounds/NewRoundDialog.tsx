/** Begin a round: its title and what it asks about; everything else on its page. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { useForm } from "../../ui/use-form";
import { optionsOf, ROUND_KINDS } from "./round-words";
import { roundsKey, type Round } from "./rounds";

export function NewRoundDialog({ onClose }: { onClose: () => void }) {
  const study = useStudy();
  const cache = useQueryClient();
  const { route } = useLocation();
  const form = useForm<{ title: string; kind: Round["kind"] }>({ title: "", kind: "candidate" });
  const make = useMutation({
    mutationFn: () => answer(api.POST("/api/v1/studies/{study_id}/rounds", { params: { path: { study_id: study.id } }, body: { ...form.values, intro: "", help_contact: "", share_comments: false } })),
    onSuccess: (made) => {
      void cache.invalidateQueries({ queryKey: roundsKey(study.id) });
      route(study.path(`rounds/${made.id}`));
    },
  });
  return (
    <Dialog title="Begin a review round" onClose={onClose}>
      <Form onSubmit={() => make.mutate()} problem={make.error} failed="The round was not made">
        <Field {...form.bind("title")} label="Title" hint="Reviewers see it. Short and plain: “First ideas: does this sound right?”" autoFocus />
        <Select {...form.bind("kind")} label="What it asks about" options={optionsOf(ROUND_KINDS)} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={make.isPending}>Begin round</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
