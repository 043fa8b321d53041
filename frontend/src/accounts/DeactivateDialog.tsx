/** Close an account: says what that ends and what it keeps. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { api } from "../base/client";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { count } from "../ui/count";
import { showToast } from "../ui/toast-store";
import type { Account } from "./AccountsPage";

export function DeactivateDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const cache = useQueryClient();
  const close = useMutation({
    mutationFn: () => api.POST("/api/v1/accounts/{account_id}/deactivate", { params: { path: { account_id: account.id } } }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ["accounts"] });
      showToast({ message: "Closed:", subject: account.display_name });
      onClose();
    },
  });
  return (
    <ConfirmDialog title={`Close the account of ${account.display_name}`} confirm="Close account" danger busy={close.isPending} problem={close.error} onConfirm={() => close.mutate()} onClose={onClose}>
      <p>They are signed out everywhere at once and their access tokens end. They keep their place in {count(account.studies, "study", "studies")}, and what they wrote keeps their name.</p>
      <p>You can open the account again.</p>
    </ConfirmDialog>
  );
}
