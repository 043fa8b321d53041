/** Recruitment of a group against its target: how many take part, how many of them have been interviewed. */
import type { Group } from "../study/shapes";
import type { ParticipantLine } from "./shapes";
import { isTakingPart } from "./wording";
import "./GroupTarget.css";

/** "of 10 to 12", "of at least 10", or nothing without a target. */
function writeTarget({ target_min: low, target_max: high }: Group): string {
  if (low !== null && high !== null) return low === high ? `of ${low}` : `of ${low} to ${high}`;
  if (low !== null) return `of at least ${low}`;
  return high === null ? "no target set" : `of at most ${high}`;
}

export function GroupTarget({ group, participants }: { group: Group; participants: readonly ParticipantLine[] }) {
  const mine = participants.filter((each) => each.group_id === group.id && isTakingPart(each.status));
  const spoken = mine.filter((each) => each.status === "interviewed" || each.status === "included").length;
  const goal = group.target_max ?? group.target_min;
  const whole = Math.max(goal ?? 0, mine.length, 1);
  const share = (n: number): string => `${(100 * n) / whole}%`;
  return (
    <div class="target">
      <p class="target-figures">
        <strong>{mine.length}</strong>
        <span>{writeTarget(group)}</span>
        <span class="quiet small">{spoken} interviewed</span>
      </p>
      {goal !== null && (
        <div class="target-bar" aria-hidden="true">
          <b style={{ width: share(mine.length) }} />
          <b style={{ width: share(spoken) }} />
          {group.target_min !== null && group.target_min < whole && <i style={{ left: share(group.target_min) }} />}
        </div>
      )}
    </div>
  );
}
