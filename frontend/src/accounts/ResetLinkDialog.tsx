/** Make a link with which somebody sets a new password; handed over by a person. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { Button } from "../ui/Button";
import { CopyField } from "../ui/CopyField";
import { Dialog } from "../ui/Dialog";
import { ErrorSummary } from "../ui/ErrorSummary";
import { When } from "../ui/When";
import type { Account } from "./AccountsPage";

export function ResetLinkDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const make = useMutation({
    mutationFn: () => answer(api.POST("/api/v1/accounts/{account_id}/reset-link", { params: { path: { account_id: account.id } } })),
  });
  return (
    <Dialog title={`Reset link for ${account.display_name}`} onClose={onClose} size="small">
      {make.error && <ErrorSummary title="The link was not made" detail={make.error.message} attempt={make.error} />}
      {make.data ? (
        <>
          <p>Hand it over in person or by a channel you trust, and make sure it is really them. It works once, until <When at={make.data.ends_at} as="instant" />.</p>
          <CopyField label="Link" value={make.data.url} />
          <div><Button kind="primary" onClick={onClose}>Done</Button></div>
        </>
      ) : (
        <>
          <p>With the link they set a new password. Until they use it, the present one still works. The link is shown this once.</p>
          <div class="row">
            <Button kind="primary" busy={make.isPending} onClick={() => make.mutate()}>Make the link</Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
