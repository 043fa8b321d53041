/** One theme whole: what it says, its codes, its evidence on every side, whose words, its versions. */
import { useMemo, useState } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { useStudy, type StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { useKeys } from "../../ui/key-store";
import { Page } from "../../ui/Page";
import { useObjectives, useGroups } from "../codebook/use-study-facts";
import { NotesCard } from "../notes/NotesAbout";
import { CodesCard } from "./CodesCard";
import { EvidenceBoard } from "./EvidenceBoard";
import { NudgesCard } from "./NudgesCard";
import { PresenceCard } from "./PresenceCard";
import { StateCard } from "./StateCard";
import { StatePill } from "./StatePill";
import { ThemeEditor } from "./ThemeEditor";
import "./ThemePage.css";
import { ThemeText } from "./ThemeText";
import { useTheme, type Theme } from "./themes";
import { VersionsCard } from "./VersionsCard";

function Whole({ study, theme, editing, onDone }: { study: StudyHere; theme: Theme; editing: boolean; onDone: () => void }) {
  const objectives = useObjectives(study.id);
  const told = useGroups(study.id);
  const groups = useMemo(() => new Map(told.map(({ code, label }) => [code, label])), [told]);
  const mayChange = study.may("change_themes");
  if (editing) {
    return <div class="theme-editing"><Card title="Edit theme"><ThemeEditor studyId={study.id} theme={theme} objectives={objectives} onDone={onDone} /></Card></div>;
  }
  return (
    <div class="stack theme-whole">
      <NudgesCard nudges={theme.nudges} />
      <div class="columns">
        <div class="stack"><ThemeText theme={theme} objectives={objectives} /></div>
        <aside class="stack" aria-label="About the theme">
          <StateCard theme={theme} mayChange={mayChange} />
          <PresenceCard presence={theme.presence} groups={groups} />
          <CodesCard study={study} theme={theme} />
          <NotesCard subject={{ kind: "theme", id: theme.id, label: theme.name }} />
        </aside>
      </div>
      <EvidenceBoard study={study} theme={theme} groups={groups} />
      <VersionsCard studyId={study.id} theme={theme} />
    </div>
  );
}

export function ThemePage() {
  const study = useStudy();
  const id = useParam("theme");
  const theme = useTheme(study.id, id);
  const [editing, setEditing] = useState(false);
  const mayChange = study.may("change_themes");
  useKeys("Theme", mayChange && !editing ? [{ keys: "e", label: "Edit the theme", run: () => setEditing(true) }] : []);
  return (
    <Page
      title={theme.data?.name ?? "Theme"} crumbs={[study.crumb, { label: "Themes", href: study.path("themes") }]} query={theme}
      pill={theme.data && <StatePill state={theme.data.state} />}
      actions={theme.data && !editing && study.may("retrieve") && <Button icon="filter" href={study.path(`retrieve#theme=${id}`)}>Retrieve…</Button>}
      primary={mayChange && theme.data && !editing && <Button kind="primary" icon="edit" onClick={() => setEditing(true)}>Edit theme</Button>}
    >
      {(data: Theme) => <Whole key={data.id} study={study} theme={data} editing={editing} onDone={() => setEditing(false)} />}
    </Page>
  );
}
