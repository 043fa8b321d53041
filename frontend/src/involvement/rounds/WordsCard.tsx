/** What reviewers read first: title, introduction, whom to turn to, and until when. */
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ReadingAge } from "../../ui/ReadingAge";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { useForm } from "../../ui/use-form";
import { optionsOf, ROUND_KINDS } from "./round-words";
import { useRoundChanges, type Round } from "./rounds";

export function WordsCard({ round }: { round: Round }) {
  const study = useStudy();
  const { patch } = useRoundChanges(study.id, round);
  const { title, kind, intro, help_contact, share_comments } = round;
  const form = useForm({ title, kind, intro, help_contact, share_comments, closes_on: round.closes_on ?? "" });
  const save = (): void =>
    patch.mutate(
      { ...form.values, closes_on: form.values.closes_on || null },
      {
        onSuccess: () => {
          form.reset(form.values);
          showToast({ message: "Saved" });
        },
      },
    );
  return (
    <Card title="What reviewers read first">
      <Form onSubmit={save} problem={patch.error} failed="The words were not saved">
        <Field {...form.bind("title")} label="Title" />
        <TextArea {...form.bind("intro")} label="Introduction" rows={5} hint="Thank them, say what this is about and what you would like to know. Short sentences." />
        <ReadingAge text={form.values.intro} />
        <TextArea {...form.bind("help_contact")} label="Help and contact" rows={3} hint="Whom to ring or write to, when, and a support line. It stands beside every page." />
        <div class="round-pair">
          <Field {...form.bind("closes_on")} label="Last day" type="date" width="short" optional />
          <Select {...form.bind("kind")} label="What it asks about" options={optionsOf(ROUND_KINDS)} />
        </div>
        <Checkbox {...form.bind("share_comments")} label="Reviewers see what others said, after their own answer" hint="Never with names." />
        <div class="form-buttons">
          <Button kind={form.changed ? "primary" : "plain"} type="submit" busy={patch.isPending}>Save words</Button>
          {form.changed && <span class="small quiet" role="status">Not saved yet</span>}
        </div>
      </Form>
    </Card>
  );
}
