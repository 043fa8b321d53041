/** Change the role of a member; it holds from their next click on. */
import { useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useMergingSave } from "../base/use-merging-save";
import { loadMe } from "../session/load-me";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { MetFields } from "../ui/MetFields";
import { Notice } from "../ui/Notice";
import { showToast } from "../ui/toast-store";
import { ROLES } from "./role-words";
import { RoleFields, type TypedRole } from "./RoleFields";
import type { Member } from "./shapes";

export function MemberRoleDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const key = ["study", id, "members"];
  const editing = useMergingSave<TypedRole, unknown>({
    start: { values: { role: member.role, release_approver: member.release_approver }, version: member.version },
    send: (_, version, { role, release_approver }) => {
      const params = { path: { study_id: id, account_id: member.account_id } };
      return answer(api.PATCH("/api/v1/studies/{study_id}/members/{account_id}", { params, headers: ifMatch(version), body: { role, release_approver: release_approver && role === "researcher" } }));
    },
    read: async () => {
      const { items } = await answer(api.GET("/api/v1/studies/{study_id}/members", { params: { path: { study_id: id } } }));
      const there = items.find(({ account_id }) => account_id === member.account_id) ?? member;
      return { values: { role: there.role, release_approver: there.release_approver }, version: there.version };
    },
    onSaved: () => {
      showToast({ message: "Role changed:", subject: member.display_name });
      void loadMe().then(onClose);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: key }),
  });
  const { form } = editing;
  const leaves = member.role !== "reviewer" && form.values.role === "reviewer";
  return (
    <Dialog title={`Role of ${member.display_name}`} onClose={onClose}>
      <Form onSubmit={editing.save} problem={editing.problem} failed="The role was not changed">
        <MetFields what="role" {...editing} labelOf={(name) => (name === "role" ? "Role" : "May approve quotes")} say={(name, values) => (name === "role" ? ROLES[values.role].name : values.release_approver ? "Yes" : "No")} />
        <RoleFields form={form} />
        {leaves && <Notice tone="warn">They no longer see transcripts, codes or participants, and their access tokens for this study end.</Notice>}
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={editing.busy} disabled={!editing.unsaved}>Change role</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
