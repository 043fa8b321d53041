/** How I am named to the people I work with. */
import { useMutation } from "@tanstack/preact-query";
import { api } from "../base/client";
import { loadMe } from "../session/load-me";
import { me } from "../session/me";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Facts } from "../ui/Facts";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { roleName } from "./role-name";

export function ProfileCard() {
  const who = me.value;
  const form = useForm({ display_name: who?.account.display_name ?? "" });
  const save = useMutation({
    mutationFn: () => api.PATCH("/api/v1/me", { body: form.values }),
    onSuccess: async () => {
      await loadMe();
      form.reset(form.values);
      showToast({ message: "Your name is saved." });
    },
  });
  if (!who) return null;
  const seats = who.studies.flatMap((study) => (study.role ? [`${study.short_title}: ${roleName(study.role).toLowerCase()}`] : []));
  return (
    <Card title="Profile">
      <Facts
        facts={[
          { term: "E-mail", value: who.account.email },
          { term: "Studies", value: seats.length ? seats.map((seat) => <div key={seat}>{seat}</div>) : "None yet" },
          ...(who.account.is_admin ? [{ term: "Right", value: "Administrator of this installation" }] : []),
        ]}
      />
      <Form label="Profile" onSubmit={() => save.mutate()} problem={save.error}>
        <Field {...form.bind("display_name")} label="Name" hint="Shown beside your codings, memos and responses." autoComplete="name" />
        <div class="form-buttons">
          <Button type="submit" busy={save.isPending} disabled={!form.changed}>Save name</Button>
        </div>
      </Form>
    </Card>
  );
}
