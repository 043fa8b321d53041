/** The groups of participants with their targets. */
import { useState } from "preact/hooks";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { GroupDialog } from "./GroupDialog";
import { plainWord } from "./plain-word";
import type { Group, Study } from "./shapes";
import "./SettingsPage.css";

function targetOf({ target_min: low, target_max: high }: Group): string {
  if (low !== null && high !== null) return low === high ? `${low} participants` : `${low} to ${high} participants`;
  if (low !== null) return `at least ${low} participants`;
  return high === null ? "no target" : `at most ${high} participants`;
}

export function GroupsCard({ study, mayChange }: { study: Study; mayChange: boolean }) {
  const [changing, setChanging] = useState<Group | "new" | null>(null);
  return (
    <Card title="Groups" flush action={mayChange && <Button size="small" icon="plus" onClick={() => setChanging("new")}>Add a group</Button>}>
      {study.groups.length === 0 && <p class="settings-none quiet">No groups yet. Every participant belongs to one: add the first.</p>}
      <ul class="settings-list">
        {study.groups.map((group) => (
          <li key={group.id}>
            <span class="settings-mark">{group.code}</span>
            <div>
              <strong>{group.label}</strong>
              <p>{targetOf(group)}{group.criterion && ` · ${group.criterion}`}</p>
              {group.sub_roles.length > 0 && <p>Sub-roles: {group.sub_roles.map(plainWord).join(", ")}</p>}
              <p>Reviewers read: “{group.reviewer_label}”</p>
            </div>
            {mayChange && <Button kind="quiet" size="small" icon="edit" label={`Change ${group.label}`} onClick={() => setChanging(group)} />}
          </li>
        ))}
      </ul>
      {changing && <GroupDialog studyId={study.id} group={changing === "new" ? undefined : changing} onClose={() => setChanging(null)} />}
    </Card>
  );
}
