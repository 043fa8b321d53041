/** Choose a role, with what it may do; a researcher may also be given the right to approve quotes. */
import { Checkbox } from "../ui/Checkbox";
import { RadioGroup } from "../ui/RadioGroup";
import type { FormState } from "../ui/use-form";
import { ROLES } from "./role-words";
import type { Role } from "./shapes";

export interface TypedRole {
  role: Role;
  release_approver: boolean;
}

const CHOICES = (["researcher", "supervisor", "reviewer"] as const).map((value) => ({ value, label: ROLES[value].name, hint: ROLES[value].may }));

export function RoleFields<T extends TypedRole>({ form }: { form: FormState<T> }) {
  const { role, release_approver } = form.values;
  return (
    <>
      <RadioGroup legend="Role" name="role" value={role} onValue={(value) => form.set("role", value as T["role"])} choices={CHOICES} cards />
      {role === "researcher" && (
        <Checkbox name="release_approver" label="May approve quotes" hint="Of others; nobody approves what they proposed themselves." value={release_approver} onValue={(value) => form.set("release_approver", value as T["release_approver"])} />
      )}
    </>
  );
}
