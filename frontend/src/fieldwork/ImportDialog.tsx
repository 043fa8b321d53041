/** Import participants from a CSV file: first look, then import all or none. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { useStudy } from "../session/use-study";
import type { Group } from "../study/shapes";
import { Button } from "../ui/Button";
import { count } from "../ui/count";
import { Dialog } from "../ui/Dialog";
import { DropZone } from "../ui/DropZone";
import { ErrorSummary } from "../ui/ErrorSummary";
import { Skeleton } from "../ui/Skeleton";
import { showToast } from "../ui/toast-store";
import { ImportPreview } from "./ImportPreview";
import { sendTable } from "./send-table";
import type { Attribute } from "./shapes";

interface Props {
  groups: readonly Group[];
  attributes: readonly Attribute[];
  onClose: () => void;
}

/** The headings a file may have, said with the study's own words. */
function Explained({ groups, attributes }: Pick<Props, "groups" | "attributes">) {
  return (
    <>
      <p>The first row holds the headings. <strong>study_code</strong> and <strong>group</strong> are needed; <strong>pseudonym</strong>, <strong>sub_role</strong> and <strong>status</strong> may follow.</p>
      <p class="quiet">
        Groups: {groups.map((group) => group.code).join(", ")}.{" "}
        {attributes.length > 0 ? `Attributes by name: ${attributes.map((each) => each.name).join(", ")}.` : "The study defines no attributes yet."}{" "}
        No names, no contact details.
      </p>
    </>
  );
}

export function ImportDialog({ groups, attributes, onClose }: Props) {
  const { id } = useStudy();
  const cache = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const look = useMutation({ mutationFn: (chosen: File) => sendTable(id, chosen, "preview") });
  const take = useMutation({
    mutationFn: (chosen: File) => sendTable(id, chosen, "import"),
    onSuccess: (done) => {
      showToast({ message: "Added:", subject: count(done.made, "participant") });
      onClose();
    },
    onSettled: () => Promise.all(["participants", "attributes"].map((what) => cache.invalidateQueries({ queryKey: ["study", id, what] }))),
  });
  const choose = (files: File[]): void => {
    const chosen = files[0];
    if (!chosen) return;
    setFile(chosen);
    take.reset();
    look.mutate(chosen);
  };
  const seen = look.data;
  const ready = file && seen && seen.problems.length === 0;
  const failed = look.error ?? take.error;
  return (
    <Dialog title="Import participants" size="wide" onClose={onClose}>
      {failed && <ErrorSummary title={look.error ? "The file was not understood" : "Nothing was imported"} detail={failed.message} attempt={failed} />}
      {!seen && <Explained groups={groups} attributes={attributes} />}
      <DropZone single label={file ? `${file.name}: choose another file` : "Drop a CSV file here, or choose one"} hint="UTF-8 or Windows encoding; commas, semicolons or tabs." accept=".csv,.tsv,.txt" onFiles={choose} />
      {look.isPending && <Skeleton lines={4} />}
      {seen && !look.isPending && <ImportPreview seen={seen} groups={groups} attributes={attributes} />}
      <div class="form-buttons">
        <Button kind="primary" disabled={!ready} busy={take.isPending} onClick={() => file && take.mutate(file)}>
          {ready ? `Add ${count(seen.participants.length, "participant")}` : "Import"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  );
}
