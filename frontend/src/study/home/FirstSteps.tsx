/** An empty study: the first things to do, each ticked once it is done. */
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { useMembers } from "../use-members";
import type { Home } from "./shapes";

interface Step {
  done: boolean;
  title: string;
  text: string;
  label: string;
  place: string;
  /** Any of these actions is enough. */
  needs: readonly string[];
}

function stepsOf(home: Home, alone: boolean): Step[] {
  return [
    {
      done: home.groups.length > 0, title: "Say who takes part", needs: ["change_study"], label: "Add a group", place: "settings",
      text: "Groups, with the number of people you aim at. Objectives belong here too.",
    },
    {
      done: !alone, title: "Invite your team", needs: ["manage_members"], label: "Invite somebody", place: "people",
      text: "Researchers add participants and transcripts. In a sensitive study a second person checks transcripts and quotes.",
    },
    {
      done: home.numbers.participants > 0, title: "Add participants", needs: ["change_participants", "import_participants"], label: "Add participants", place: "participants",
      text: "Each under a study code and a pseudonym, never a name. A table can be imported.",
    },
    {
      done: home.numbers.transcripts > 0, title: "Import a transcript", needs: ["import_transcripts"], label: "Import transcripts", place: "transcripts/import",
      text: "Drop the files of your interviews. You see what was understood before anything is saved.",
    },
  ];
}

export function FirstSteps({ home }: { home: Home }) {
  const study = useStudy();
  const people = useMembers().data;
  const steps = stepsOf(home, people !== undefined && people.items.length + people.invitations.length < 2);
  const mine = (step: Step): boolean => step.needs.some((action) => study.may(action));
  const next = steps.find((step) => !step.done && mine(step));
  return (
    <Card title="First steps" flush>
      <ol>
        {steps.map((step, place) => (
          <li key={step.title} class="home-step">
            <span class={step.done ? "home-step-n home-step-done" : "home-step-n"}>
              {step.done ? <Icon name="check" size={16} /> : place + 1}
              {step.done && <span class="vh">Done</span>}
            </span>
            <div>
              <h3>{step.title}</h3>
              <p class="quiet">{step.text}</p>
            </div>
            {!step.done && mine(step) && <Button kind={step === next ? "primary" : "plain"} href={study.path(step.place)}>{step.label}</Button>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
