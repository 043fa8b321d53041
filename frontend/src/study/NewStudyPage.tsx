/** Begin a study: its title, what kind of data it holds, and whether it starts from the founding study's facts. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { loadMe } from "../session/load-me";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { Page } from "../ui/Page";
import { RadioGroup } from "../ui/RadioGroup";
import { useForm } from "../ui/use-form";

interface Typed {
  short_title: string;
  profile: "sensitive" | "open-data";
  start_from: "blank" | "founding-study";
}

const PROFILES = [
  { value: "sensitive" as const, label: "Sensitive", hint: "Interviews about people’s health, lives or offences. Nothing is coded or quoted before consent is attested and the transcript is de-identified; quotes are approved by a second person." },
  { value: "open-data" as const, label: "Open data", hint: "Published or imported material, such as a public archive. No consent or de-identification is asked for." },
];
const STARTS = [
  { value: "blank" as const, label: "Blank", hint: "You add the groups, objectives and facts yourself." },
  { value: "founding-study" as const, label: "The founding study", hint: "Joint casework in an OPD community pathway: its registered facts, two groups with targets, five objectives. Its own title is used if you give none." },
];

export function NewStudyPage() {
  const { route } = useLocation();
  const cache = useQueryClient();
  const form = useForm<Typed>({ short_title: "", profile: "sensitive", start_from: "blank" });
  const make = useMutation({
    mutationFn: () => answer(api.POST("/api/v1/studies", { body: { ...form.values, short_title: form.values.short_title.trim() || null } })),
    onSuccess: async (study) => {
      await Promise.all([loadMe(), cache.invalidateQueries({ queryKey: ["studies"] })]);
      route(`/studies/${study.id}/settings`);
    },
  });
  return (
    <Page title="Begin a study" crumbs={[{ label: "Studies", href: "/studies" }]} layout="narrow">
      <Card>
        <Form onSubmit={() => make.mutate()} problem={make.error} failed="The study was not made">
          <Field {...form.bind("short_title")} label="Title" maxLength={200} width="wide" hint="Short, as the team calls it. Reviewers see it too." optional={form.values.start_from === "founding-study"} />
          <RadioGroup {...form.bind("profile")} legend="What it holds" choices={PROFILES} cards hint="Every single rule can be changed later in the settings, with a reason." />
          <RadioGroup {...form.bind("start_from")} legend="Start from" choices={STARTS} cards />
          <p class="quiet">You become its supervisor, and invite the others.</p>
          <div class="form-buttons">
            <Button kind="primary" type="submit" busy={make.isPending}>Begin the study</Button>
            <Button href="/studies">Cancel</Button>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
