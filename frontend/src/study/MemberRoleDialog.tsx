/** Change the role of a member; it holds from their next click on. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { loadMe } from "../session/load-me";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { Notice } from "../ui/Notice";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { RoleFields, type TypedRole } from "./RoleFields";
import type { Member } from "./shapes";

export function MemberRoleDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const form = useForm<TypedRole>({ role: member.role, release_approver: member.release_approver });
  const save = useMutation({
    mutationFn: () => {
      const { role, release_approver } = form.values;
      const params = { path: { study_id: id, account_id: member.account_id } };
      return answer(api.PATCH("/api/v1/studies/{study_id}/members/{account_id}", { params, headers: ifMatch(member.version), body: { role, release_approver: release_approver && role === "researcher" } }));
    },
    onSuccess: async () => {
      await loadMe();
      showToast({ message: "Role changed:", subject: member.display_name });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", id, "members"] }),
  });
  const leaves = member.role !== "reviewer" && form.values.role === "reviewer";
  return (
    <Dialog title={`Role of ${member.display_name}`} onClose={onClose}>
      <Form onSubmit={() => save.mutate()} problem={save.error} failed="The role was not changed">
        <RoleFields form={form} />
        {leaves && <Notice tone="warn">They no longer see transcripts, codes or participants, and their access tokens for this study end.</Notice>}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!form.changed}>Change role</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
