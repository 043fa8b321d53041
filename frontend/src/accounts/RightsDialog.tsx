/** Give or take the rights of an account. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { loadMe } from "../session/load-me";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import type { Account } from "./AccountsPage";

export function RightsDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const cache = useQueryClient();
  const form = useForm({ is_admin: account.is_admin, may_create_studies: account.may_create_studies });
  const save = useMutation({
    mutationFn: () =>
      api.PATCH("/api/v1/accounts/{account_id}", {
        params: { path: { account_id: account.id } },
        headers: ifMatch(account.version),
        body: form.values,
      }),
    onSuccess: async () => {
      await Promise.all([cache.invalidateQueries({ queryKey: ["accounts"] }), loadMe()]);
      showToast({ message: "Rights changed:", subject: account.display_name });
      onClose();
    },
    onError: () => void cache.invalidateQueries({ queryKey: ["accounts"] }),
  });
  return (
    <Dialog title={`Rights of ${account.display_name}`} onClose={onClose} size="small">
      <Form label="Rights" onSubmit={() => save.mutate()} problem={save.error} failed="The rights were not changed">
        <Checkbox {...form.bind("is_admin")} label="Administrator" hint="Looks after accounts and members. Opens no interviews by itself." />
        <Checkbox {...form.bind("may_create_studies")} label="Begins studies" hint="May make a new study and invite its team." />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!form.changed}>Save rights</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
