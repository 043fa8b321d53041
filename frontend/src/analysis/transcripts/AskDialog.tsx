/** Ask a member of the study to check that transcripts are de-identified, one or several at once. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { api } from "../../base/client";
import { useStudy } from "../../session/use-study";
import { useMembers } from "../../study/use-members";
import { useStudyFacts } from "../../study/use-study-facts";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Form } from "../../ui/Form";
import { Progress } from "../../ui/Progress";
import { RadioGroup } from "../../ui/RadioGroup";
import { Skeleton } from "../../ui/Skeleton";
import { showToast } from "../../ui/toast-store";
import { useForm } from "../../ui/use-form";
import { plainRole } from "./plain-role";
import type { Line } from "./shapes";

interface Props {
  lines: readonly Line[];
  onClose: () => void;
}

const nameOf = (lines: readonly Line[]): string => (lines.length === 1 && lines[0] ? lines[0].title : count(lines.length, "transcript"));

function Choice({ lines, onClose, members }: Props & { members: readonly { account_id: string; display_name: string; role: string }[] }) {
  const study = useStudy();
  const cache = useQueryClient();
  const form = useForm({ account_id: lines[0]?.asked_to_attest?.account_id ?? (members.length === 1 ? (members[0]?.account_id ?? "") : "") });
  const [done, setDone] = useState(0);
  const ask = useMutation({
    mutationFn: async () => {
      const { account_id } = form.values;
      for (const line of lines.slice(done)) {
        await api.POST("/api/v1/studies/{study_id}/transcripts/{transcript_id}/attestation-request", {
          params: { path: { study_id: study.id, transcript_id: line.id } }, body: { account_id },
        });
        setDone((before) => before + 1);
      }
      return members.find((each) => each.account_id === account_id)?.display_name ?? "a member";
    },
    onSuccess: (name) => {
      showToast({ message: `Asked ${name} to check`, subject: nameOf(lines) });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "transcripts"] }),
  });
  if (members.length === 0) {
    return (
      <>
        <p>Somebody else than who imported it checks a transcript, and this study has nobody else. Invite a second researcher or a supervisor.</p>
        <div class="form-buttons"><Button kind="primary" href={study.path("people")}>Go to People</Button><Button onClick={onClose}>Close</Button></div>
      </>
    );
  }
  return (
    <Form onSubmit={() => ask.mutate()} problem={ask.error} failed="Nobody was asked">
      <RadioGroup
        {...form.bind("account_id")} legend="Who is to check it" hint={`They may read ${lines.length === 1 ? "the whole text" : "these texts whole"} from now on, and see the request in the list of transcripts.`}
        choices={members.map((each) => ({ value: each.account_id, label: each.display_name, hint: plainRole(each.role) }))}
      />
      {ask.isPending && lines.length > 1 && <Progress label="Asking" value={done} of={lines.length} unit="transcripts" />}
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={ask.isPending} disabled={form.values.account_id === ""}>Ask</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}

export function AskDialog({ lines, onClose }: Props) {
  const members = useMembers();
  const facts = useStudyFacts();
  const failed = members.error ?? facts.error;
  const second = facts.data?.policy.second_person_deidentification ?? true;
  const may = members.data?.items.filter(
    (each) => each.active && each.role !== "reviewer" && !(second && lines.some((line) => line.imported_by?.account_id === each.account_id)),
  );
  return (
    <Dialog title={`Ask a member to check ${nameOf(lines)}`} onClose={onClose}>
      {failed && <ErrorState problem={failed} onRetry={() => void Promise.all([members.refetch(), facts.refetch()])} />}
      {!failed && (!may || !facts.data) && <Skeleton lines={3} />}
      {may && facts.data && <Choice lines={lines} onClose={onClose} members={may} />}
    </Dialog>
  );
}
