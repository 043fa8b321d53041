/** The codes gathered under a theme. */
import { useState } from "preact/hooks";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { count } from "../../ui/count";
import { useCodes } from "../codebook/codes";
import { CodesOfThemeDialog } from "./CodesOfThemeDialog";
import type { Theme } from "./themes";
import { useGather } from "./use-gather";

export function CodesCard({ study, theme }: { study: StudyHere; theme: Theme }) {
  const [choosing, setChoosing] = useState(false);
  const book = useCodes(study.id);
  const gather = useGather(study.id, theme);
  const choose = study.may("change_themes") && <Button size="small" class="no-print" onClick={() => setChoosing(true)}>Choose</Button>;
  return (
    <Card title="Codes" action={choose}>
      {theme.codes.length === 0 ? (
        <p class="quiet">No codes yet.</p>
      ) : (
        <ul class="theme-codes">
          {theme.codes.map(({ id, label, colour, pattern, people, segments }) => (
            <li key={id}>
              <span class={`sw k${colour} p${pattern}`} />
              <span><a href={study.path(`codes/${id}`)}>{label}</a> <span class="quiet small">{count(people, "person", "people")}, {count(segments, "segment")}</span></span>
            </li>
          ))}
        </ul>
      )}
      {choosing && <CodesOfThemeDialog name={theme.name} codes={book.data?.items ?? []} chosen={theme.codes.map(({ id }) => id)} onSave={gather} onClose={() => setChoosing(false)} />}
    </Card>
  );
}
