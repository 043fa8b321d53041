/** Puts a coded passage under a theme, as evidence for it, around it or against it. */
import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { RelationChoice } from "./RelationChoice";
import { useBoard, useThemesChanged, type Relation, type ThemeLine } from "./themes";

interface Props {
  studyId: string;
  codingId: string;
  codeId: string;
  words: string;
  themesHref: string;
  onClose: () => void;
}

/** Themes that hold the code first: the passage most likely belongs there. */
function inOrder(themes: readonly ThemeLine[], codeId: string): ThemeLine[] {
  const live = themes.filter(({ state }) => state !== "discarded");
  const holds = (theme: ThemeLine): boolean => theme.codes.some(({ id }) => id === codeId);
  return [...live.filter(holds), ...live.filter((theme) => !holds(theme))];
}

function Choosing({ studyId, codingId, words, themes, onClose }: Props & { themes: readonly ThemeLine[] }) {
  const changed = useThemesChanged(studyId);
  const [themeId, setThemeId] = useState(themes[0]?.id ?? "");
  const [relation, setRelation] = useState<Relation>("supports");
  const [note, setNote] = useState("");
  const theme = themes.find(({ id }) => id === themeId);
  const add = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/v1/studies/{study_id}/themes/{theme_id}/evidence", {
          params: { path: { study_id: studyId, theme_id: themeId } },
          body: { coding_id: codingId, relation, note },
        }),
      ),
    onSuccess: () => {
      void changed();
      showToast({ message: `It now ${relation}`, subject: theme?.name });
      onClose();
    },
  });
  return (
    <Form onSubmit={() => add.mutate()} problem={add.error} failed="The passage was not added">
      <blockquote class="voice">{words}</blockquote>
      <Select name="theme_id" label="Theme" value={themeId} onValue={setThemeId} options={themes.map(({ id, name }) => ({ value: id, label: name }))} />
      <RelationChoice value={relation} onValue={setRelation} />
      <TextArea name="note" label="Note" optional value={note} onValue={setNote} rows={2} wide hint="What this passage tells about the theme." />
      <div class="form-buttons">
        <Button kind="primary" type="submit" busy={add.isPending}>Add to theme</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}

export function AddToThemeDialog(props: Props) {
  const board = useBoard(props.studyId);
  const themes = board.data && inOrder(board.data.items, props.codeId);
  return (
    <Dialog title="Add to a theme" onClose={props.onClose} sheet>
      {!themes ? (
        <Skeleton lines={4} />
      ) : themes.length === 0 ? (
        <EmptyState icon="theme" title="No theme yet" action={<Button href={props.themesHref}>Go to themes</Button>}>Make a theme first, then bring its passages here.</EmptyState>
      ) : (
        <Choosing {...props} themes={themes} />
      )}
    </Dialog>
  );
}
