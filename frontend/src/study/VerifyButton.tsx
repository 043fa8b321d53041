/** Walk the chain of the record and say whether it holds. */
import { useMutation } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorSummary } from "../ui/ErrorSummary";
import { Notice } from "../ui/Notice";

export function VerifyButton() {
  const { id } = useStudy();
  const verify = useMutation({ mutationFn: () => answer(api.GET("/api/v1/studies/{study_id}/audit/verify", { params: { path: { study_id: id } } })) });
  const said = verify.data;
  return (
    <>
      <Button icon="oversight" busy={verify.isPending} onClick={() => verify.mutate()}>Check the record</Button>
      {(said || verify.error) && (
        <Dialog title="The record of this study" size="small" onClose={() => verify.reset()} foot={<Button kind="primary" onClick={() => verify.reset()}>Close</Button>}>
          {verify.error && <ErrorSummary title="It could not be checked" detail={verify.error.message} attempt={verify.error} />}
          {said?.holds && <Notice tone="good" title="It holds">All {said.seq} events are there, in order, as they were written.</Notice>}
          {said && !said.holds && <Notice tone="danger" title="It does not hold">From event {said.first_broken} on something was changed or is missing. Tell the administrator, and keep the last backup.</Notice>}
          {said && <p class="small quiet">Each event is sealed with the one before it. Write the last seal down outside this installation to prove later that nothing was cut off: <code>{said.seal.slice(0, 24)}…</code></p>}
        </Dialog>
      )}
    </>
  );
}
