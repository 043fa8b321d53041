/** Invite somebody: the link is shown once, and a person hands it over. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { CopyField } from "../ui/CopyField";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { useForm } from "../ui/use-form";
import { When } from "../ui/When";
import { ROLES } from "./role-words";
import { RoleFields, type TypedRole } from "./RoleFields";
import type { Role } from "./shapes";

interface Props {
  email?: string | undefined;
  role?: Role | undefined;
  onClose: () => void;
}

export function InviteDialog({ email = "", role = "researcher", onClose }: Props) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const form = useForm<TypedRole & { email: string }>({ email, role, release_approver: false });
  const make = useMutation({
    mutationFn: () => {
      const { release_approver, ...said } = form.values;
      return answer(api.POST("/api/v1/studies/{study_id}/members/invitations", { params: { path: { study_id: id } }, body: { ...said, release_approver: release_approver && said.role === "researcher" } }));
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", id, "members"] }),
  });
  const made = make.data;
  return (
    <Dialog title={made ? "Hand this link over" : "Invite somebody"} onClose={onClose}>
      {made ? (
        <>
          <p>For <strong>{made.email}</strong>, as {ROLES[made.role].name.toLocaleLowerCase()}. Give it to them yourself, in a message or in person. It works once, until <When at={made.ends_at} as="instant" />. It is shown this once: if it is lost, make a new one.</p>
          <CopyField label="Link" value={made.url} />
          <div class="form-buttons"><Button kind="primary" onClick={onClose}>Done</Button></div>
        </>
      ) : (
        <Form onSubmit={() => make.mutate()} problem={make.error} failed="The invitation was not made">
          <Field {...form.bind("email")} label="E-mail" type="email" hint="They sign in with it. No mail is sent: you hand the link over yourself." autoFocus={email === ""} />
          <RoleFields form={form} />
          <div class="form-buttons">
            <Button kind="primary" type="submit" busy={make.isPending}>Make the link</Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
