/** Recruitment against target by group, and how far participants have come. */
import { useStudy } from "../../session/use-study";
import { Card } from "../../ui/Card";
import type { GroupRecruited, Home } from "./shapes";

const STEPS: Readonly<Record<string, string>> = {
  identified: "Identified",
  pis_given: "Information given",
  consented: "Consented",
  interview_booked: "Interview booked",
  interviewed: "Interviewed",
  included: "Included",
  withdrawn: "Withdrawn",
  excluded: "Excluded",
};

/** "of 10 to 12", "of at least 10", or that there is none. */
function writeTarget({ target_min: low, target_max: high }: GroupRecruited): string {
  if (low !== null && high !== null) return low === high ? `of ${low}` : `of ${low} to ${high}`;
  if (low !== null) return `of at least ${low}`;
  return high === null ? "no target set" : `of at most ${high}`;
}

function GroupBar({ group }: { group: GroupRecruited }) {
  const goal = group.target_max ?? group.target_min;
  const whole = Math.max(goal ?? 0, group.recruited, 1);
  const share = (n: number): string => `${(100 * n) / whole}%`;
  return (
    <li class="home-group">
      <h3>{group.label}</h3>
      <p class="row">
        <strong class="num">{group.recruited}</strong>
        <span>consented {writeTarget(group)}</span>
        <span class="quiet small row-push">{group.interviewed} interviewed</span>
      </p>
      {goal !== null && (
        <div class="home-bar" aria-hidden="true">
          <b style={{ width: share(group.recruited) }} />
          <b class="home-bar-on" style={{ width: share(group.interviewed) }} />
          {group.target_min !== null && group.target_min < whole && <i style={{ left: share(group.target_min) }} />}
        </div>
      )}
    </li>
  );
}

function Flow({ flow }: { flow: Home["flow"] }) {
  const most = Math.max(...flow.map((step) => step.n), 1);
  const along = flow.filter((step) => step.status !== "withdrawn" && step.status !== "excluded");
  const left = flow.filter((step) => !along.includes(step) && step.n > 0);
  return (
    <>
      <h3>How far participants have come</h3>
      <ol class="home-flow">
        {along.map((step) => (
          <li key={step.status}>
            <span>{STEPS[step.status] ?? step.status}</span>
            <span class="home-flow-bar" aria-hidden="true"><b style={{ width: `${(100 * step.n) / most}%` }} /></span>
            <span class="num">{step.n}</span>
          </li>
        ))}
      </ol>
      {left.length > 0 && <p class="quiet small">{left.map((step) => `${STEPS[step.status] ?? step.status}: ${step.n}`).join(" · ")}</p>}
    </>
  );
}

export function RecruitmentCard({ home }: { home: Home }) {
  const study = useStudy();
  const anyone = home.flow.some((step) => step.n > 0);
  return (
    <Card title="Recruitment" action={<a class="small" href={study.path("participants")}>Participants</a>}>
      {home.groups.length === 0 ? (
        <p class="quiet">No groups yet. <a href={study.path("settings")}>Say who takes part</a>, with a target if there is one.</p>
      ) : (
        <ul class="stack-tight">{home.groups.map((group) => <GroupBar key={group.id} group={group} />)}</ul>
      )}
      {anyone && <Flow flow={home.flow} />}
    </Card>
  );
}
