/** Remove a member; what they wrote stays under their name. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { api } from "../base/client";
import { loadMe } from "../session/load-me";
import { me } from "../session/me";
import { useStudy } from "../session/use-study";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { showToast } from "../ui/toast-store";
import type { Member } from "./shapes";

export function RemoveMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id, seat } = useStudy();
  const cache = useQueryClient();
  const { route } = useLocation();
  const mine = member.account_id === me.value?.account.id;
  const remove = useMutation({
    mutationFn: () => api.DELETE("/api/v1/studies/{study_id}/members/{account_id}", { params: { path: { study_id: id, account_id: member.account_id } } }),
    onSuccess: async () => {
      showToast({ message: `Removed from ${seat.short_title}:`, subject: member.display_name });
      onClose();
      if (mine) route("/studies");
      await Promise.all([loadMe(), cache.invalidateQueries({ queryKey: ["study", id, "members"] })]);
    },
  });
  return (
    <ConfirmDialog title={`Remove ${member.display_name}`} danger confirm="Remove from the study" busy={remove.isPending} problem={remove.error} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{mine ? "You lose your access to this study at once. Another supervisor can invite you again." : "They lose their access to this study at once, and their access tokens for it end. What they wrote stays, under their name."}</p>
    </ConfirmDialog>
  );
}
