/** The six phases with what each still asks for: nudges, never locks. */
import { useStudy } from "../../session/use-study";
import { Card } from "../../ui/Card";
import { count } from "../../ui/count";
import { Icon } from "../../ui/Icon";
import { Pill } from "../../ui/Pill";
import { placeOf } from "./place-of";
import type { Check, Phase } from "./shapes";

const holds = (check: Check): boolean => check.of > 0 && check.have === check.of;

function Lacking({ check }: { check: Check }) {
  const study = useStudy();
  const more = check.of - check.have - check.lacking.length;
  if (check.lacking.length === 0) return null;
  return (
    <p class="quiet small">
      Not yet: {check.lacking.map((one, place) => <span key={one.id}>{place > 0 && ", "}<a href={study.path(placeOf(check.page, one.id))}>{one.label}</a></span>)}
      {more > 0 && <>, <a href={study.path(placeOf(check.page))}>and {more} more</a></>}
    </p>
  );
}

function CheckItem({ check }: { check: Check }) {
  return (
    <li class="home-check">
      <span class={holds(check) ? "home-tick home-tick-on" : "home-tick"}>{holds(check) && <Icon name="check" size={13} />}</span>
      <div>
        <p>{check.detail}<span class="vh">{holds(check) ? ": yes" : check.of === 0 ? ": nothing to look at yet" : ": not yet"}</span></p>
        <Lacking check={check} />
      </div>
      <span class="quiet small num">{check.of > 0 && `${check.have} of ${check.of}`}</span>
    </li>
  );
}

function StatePill({ phase }: { phase: Phase }) {
  const open = phase.checks.filter((check) => check.of > 0 && !holds(check)).length;
  if (phase.state === "ready") return <Pill tone="accent" icon="check">All there</Pill>;
  if (phase.state === "not_yet") return <span class="vh">Nothing here yet</span>;
  return <Pill tone="warn">{count(open, "thing")} to look at</Pill>;
}

export function PhasesCard({ phases }: { phases: readonly Phase[] }) {
  const current = phases.find((phase) => phase.state === "under_way");
  return (
    <Card title="The six phases" flush>
      <p class="quiet small home-phases-lead">What each phase usually has before the next. Nothing is locked: go on when you judge it right.</p>
      <ol>
        {phases.map((phase) => (
          <li key={phase.n} class="home-phase">
            <details open={phase === current}>
              <summary>
                <span class="home-phase-n num" aria-hidden="true">{phase.n}</span>
                <span class="home-phase-name">{phase.name}</span>
                <StatePill phase={phase} />
                <Icon name="chevron-down" size={16} />
              </summary>
              <ul class="home-checks">{phase.checks.map((check) => <CheckItem key={check.code} check={check} />)}</ul>
            </details>
          </li>
        ))}
      </ol>
    </Card>
  );
}
