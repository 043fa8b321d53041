/** One click for each role of the demonstration. */
import { useMutation } from "@tanstack/preact-query";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { afterSignIn } from "../session/after-sign-in";
import { ErrorSummary } from "../ui/ErrorSummary";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/icon-paths";

type Role = components["schemas"]["DemonstrationIn"]["role"];

const ABOUT: Record<Role, { icon: IconName; about: string }> = {
  researcher: { icon: "analysis", about: "Codes interviews and gathers themes" },
  supervisor: { icon: "people", about: "Approves, opens review rounds, publishes" },
  reviewer: { icon: "involvement", about: "Reads themes and says whether they ring true" },
  administrator: { icon: "key", about: "Looks after accounts, sees no interviews" },
};

interface Props {
  roles: readonly { role: string; label: string }[];
}

export function DemonstrationRoles({ roles }: Props) {
  const enter = useMutation({
    mutationFn: async (role: Role) => {
      await api.POST("/api/v1/auth/demonstration", { body: { role } });
      return afterSignIn();
    },
  });
  return (
    <section class="entry-or" aria-labelledby="demonstration">
      <h2 id="demonstration">Look around as</h2>
      <p class="small quiet">This is a demonstration. Every person and every word in it is made up.</p>
      {enter.error && <ErrorSummary title="This did not work" detail={enter.error.message} attempt={enter.error} />}
      <ul class="entry-roles">
        {roles.map(({ role, label }) => (
          <li key={role}>
            <button type="button" class="entry-role" aria-busy={enter.isPending && enter.variables === role} onClick={() => !enter.isPending && enter.mutate(role as Role)}>
              <Icon name={ABOUT[role as Role].icon} size={21} />
              <span>
                <b>{label}</b>
                <small>{ABOUT[role as Role].about}</small>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
