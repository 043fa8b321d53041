/** Settings of a study: its facts, what protects people, groups and objectives. */
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { FactsCard } from "./FactsCard";
import { GroupsCard } from "./GroupsCard";
import { ObjectivesCard } from "./ObjectivesCard";
import { PolicyCard } from "./PolicyCard";
import { useStudyFacts } from "./use-study-facts";

export function SettingsPage() {
  const study = useStudy();
  const facts = useStudyFacts();
  const mayChange = study.may("change_study");
  return (
    <Page title="Settings" crumbs={[study.crumb]} query={facts} actions={study.may("read_participants") && <Button href={study.path("attributes")}>Attributes</Button>}>
      {(data) => (
        <div class="stack">
          {!mayChange && <Notice>A supervisor of the study changes these.</Notice>}
          <div class="columns">
            <div class="stack">
              <PolicyCard study={data} mayChange={study.may("change_policy")} />
              <FactsCard study={data} mayChange={mayChange} />
            </div>
            <div class="stack">
              <GroupsCard study={data} mayChange={mayChange} />
              <ObjectivesCard study={data} mayChange={mayChange} />
            </div>
          </div>
        </div>
      )}
    </Page>
  );
}
