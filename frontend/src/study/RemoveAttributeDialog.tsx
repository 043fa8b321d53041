/** Remove an attribute; with it go the values that participants have, and that is said first. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { api } from "../base/client";
import { ifMatch } from "../base/if-match";
import { useStudy } from "../session/use-study";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { count } from "../ui/count";
import { showToast } from "../ui/toast-store";
import type { Attribute } from "./shapes";

export function RemoveAttributeDialog({ attribute, onClose }: { attribute: Attribute; onClose: () => void }) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const held = attribute.participants;
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE("/api/v1/studies/{study_id}/attributes/{attribute_id}", {
        params: { path: { study_id: id, attribute_id: attribute.id }, query: { with_values: held > 0 } },
        headers: ifMatch(attribute.version),
      }),
    onSuccess: () => {
      showToast({ message: "Removed:", subject: attribute.name });
      onClose();
    },
    onSettled: () => Promise.all(["attributes", "participants"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
  return (
    <ConfirmDialog title={`Remove ${attribute.name}`} danger confirm={held > 0 ? `Remove it and ${count(held, "value")}` : "Remove attribute"} busy={remove.isPending} problem={remove.error} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{held > 0 ? `${count(held, "participant has", "participants have")} a value. These values are removed as well. This cannot be undone.` : "No participant has a value yet, so nothing else is lost."}</p>
    </ConfirmDialog>
  );
}
