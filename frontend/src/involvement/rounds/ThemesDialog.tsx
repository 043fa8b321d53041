/** Choose the themes of a round. */
import { useState } from "preact/hooks";
import { useBoard } from "../../analysis/themes/themes";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Skeleton } from "../../ui/Skeleton";
import { useRoundChanges, type Round } from "./rounds";
import { choiceOf } from "./choice";

export function ThemesDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const study = useStudy();
  const board = useBoard(study.id);
  const { themes } = useRoundChanges(study.id, round);
  const [chosen, setChosen] = useState<readonly string[]>(round.themes.map((theme) => theme.theme_id));
  const offered = board.data?.items.filter((theme) => theme.state !== "discarded") ?? [];
  const save = (): void => {
    const known = new Map(choiceOf(round).map((each) => [each.theme_id, each]));
    themes.mutate(chosen.map((id) => known.get(id) ?? { theme_id: id, quote_ids: [] }), { onSuccess: onClose });
  };
  const foot = (
    <>
      <Button kind="primary" busy={themes.isPending} onClick={save}>Use {count(chosen.length, "theme")}</Button>
      <Button onClick={onClose}>Cancel</Button>
    </>
  );
  return (
    <Dialog title="Choose themes" onClose={onClose} foot={foot}>
      {themes.error && <ErrorSummary title="The themes were not chosen" detail={themes.error.message} attempt={themes.error} />}
      {board.isPending && <Skeleton lines={4} />}
      {board.data && offered.length === 0 && <EmptyState icon="theme" title="No themes yet" action={<Button href={study.path("themes")}>Go to themes</Button>}>Make a theme and write its plain-language summary first.</EmptyState>}
      <div class="round-ticks">
        {offered.map((theme) => (
          <Checkbox
            key={theme.id}
            name={theme.id}
            label={theme.name}
            hint={theme.plain_summary.trim() ? theme.plain_summary : "No plain-language summary yet. It needs one before the round opens."}
            value={chosen.includes(theme.id)}
            onValue={(on) => setChosen(on ? [...chosen, theme.id] : chosen.filter((id) => id !== theme.id))}
          />
        ))}
      </div>
    </Dialog>
  );
}
