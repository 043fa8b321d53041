/** Merges a code into another, after showing what would move. */
import { useMutation, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { Facts } from "../../ui/Facts";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { parentOptions } from "./code-options";
import { useCodesChanged, type Code } from "./codes";
import { useSteps } from "./use-steps";

type Preview = components["schemas"]["MergePreviewOut"];

interface Props {
  studyId: string;
  codes: readonly Code[];
  code: Code;
  onDone: (into: string) => void;
  onClose: () => void;
}

const people = (n: number): string => count(n, "person", "people");

function Counts({ seen, code, into }: { seen: Preview; code: Code; into: Code }) {
  return (
    <div class="stack-tight" role="status">
      <Facts
        facts={[
          { term: "Move", value: seen.segments ? `${count(seen.segments, "segment")} by ${people(seen.people)}, coded by ${count(seen.coders, "coder")}` : "No segments yet" },
          ...(seen.doubles ? [{ term: "Become one", value: `${count(seen.doubles, "segment")} that ${seen.doubles === 1 ? "bears" : "bear"} both codes; memos are joined` }] : []),
          ...(seen.codes_under ? [{ term: "Move along", value: `${count(seen.codes_under, "code")} beneath it` }] : []),
          ...(seen.themes ? [{ term: "Themes", value: `${count(seen.themes, "theme")} will hold “${into.label}” instead` }] : []),
          { term: "Afterwards", value: `“${into.label}” holds ${count(seen.segments_after, "segment")} by ${people(seen.people_after)}` },
        ]}
      />
      {seen.both_in_use > 0 && (
        <Notice tone="warn" title="Not yet">
          {count(seen.both_in_use, "segment")} {seen.both_in_use === 1 ? "bears" : "bear"} both codes, and a theme or a quote rests on both. Take one of each out there first.
        </Notice>
      )}
      <p class="quiet small">“{code.label}” is retired and keeps its history. You can undo this.</p>
    </div>
  );
}

export function MergeDialog({ studyId, codes, code, onDone, onClose }: Props) {
  const [chosen, setChosen] = useState("");
  const changed = useCodesChanged(studyId);
  const { offer } = useSteps(studyId);
  const into = codes.find(({ id }) => id === chosen);
  const path = { study_id: studyId, code_id: code.id };
  const look = useQuery({
    // Apart from the study: once merged, it must not be asked for again.
    queryKey: ["merge-preview", studyId, code.id, chosen],
    gcTime: 0,
    enabled: chosen !== "",
    queryFn: () => answer(api.POST("/api/v1/studies/{study_id}/codes/{code_id}/merge/preview", { params: { path }, body: { into: chosen } })),
  });
  const merge = useMutation({
    scope: { id: `codes-${studyId}` },
    mutationFn: () => answer(api.POST("/api/v1/studies/{study_id}/codes/{code_id}/merge", { params: { path }, body: { into: chosen } })),
    onSuccess: async () => {
      onDone(chosen);
      await changed();
      offer(`“${code.label}” merged into`, into?.label);
    },
  });
  const ready = look.data && look.data.both_in_use === 0 && into;
  return (
    <Dialog title={`Merge “${code.label}” into another code`} onClose={onClose}>
      <Form onSubmit={() => ready && merge.mutate()} problem={merge.error ?? look.error} failed="The codes were not merged">
        <Select name="into" label="The code that takes its segments" value={chosen} onValue={setChosen} placeholder="Choose a code" options={parentOptions(codes, code.id)} />
        {look.isFetching && !look.data && <Skeleton lines={3} />}
        {look.data && into && <Counts seen={look.data} code={code} into={into} />}
        <div class="form-buttons">
          <Button kind="primary" type="submit" disabled={!ready} busy={merge.isPending}>Merge codes</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
