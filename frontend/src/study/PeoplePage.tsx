/** People and access: who is in the study, in which role, who is invited, and what the roles mean. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { api } from "../base/client";
import { me } from "../session/me";
import { useStudy } from "../session/use-study";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { EmptyState } from "../ui/EmptyState";
import { Menu, type MenuItem } from "../ui/Menu";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Pill } from "../ui/Pill";
import { Table, type Column } from "../ui/Table";
import { showToast } from "../ui/toast-store";
import { When } from "../ui/When";
import { InviteDialog } from "./InviteDialog";
import { MemberRoleDialog } from "./MemberRoleDialog";
import { RemoveMemberDialog } from "./RemoveMemberDialog";
import { ROLES } from "./role-words";
import type { Invitation, Member, Role } from "./shapes";
import { useMembers } from "./use-members";
import "./PeoplePage.css";

type Doing = { what: "invite"; email?: string; role?: Role } | { what: "role" | "remove"; member: Member } | null;

function RoleCell({ role, approver }: { role: Role; approver: boolean }) {
  return <>{ROLES[role].name}{approver && <small>approves quotes</small>}</>;
}

function memberColumns(mayManage: boolean, onDo: (doing: Doing) => void): Column<Member>[] {
  const acts = (member: Member): MenuItem[] => [
    { label: "Change role", icon: "key", run: () => onDo({ what: "role", member }) },
    { label: "Remove from the study", icon: "trash", danger: true, run: () => onDo({ what: "remove", member }) },
  ];
  const shown: Column<Member>[] = [
    {
      key: "name", head: "Name", main: true, sort: (each) => each.display_name,
      cell: (each) => <>{each.display_name} {each.account_id === me.value?.account.id && <Pill tone="accent">You</Pill>} {!each.active && <Pill icon="lock">Account closed</Pill>}<small>{each.email}</small></>,
    },
    { key: "role", head: "Role", sort: (each) => each.role, cell: (each) => <RoleCell role={each.role} approver={each.release_approver} /> },
    { key: "since", head: "Since", sort: (each) => each.joined_at, cell: (each) => <When at={each.joined_at} as="date" /> },
  ];
  if (!mayManage) return shown;
  return [...shown, { key: "acts", head: "Actions", hideHead: true, cell: (each) => <Menu small label={`Actions for ${each.display_name}`} items={acts(each)} /> }];
}

function useWithdraw(): (invitation: Invitation) => void {
  const { id } = useStudy();
  const cache = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (invitation: Invitation) => api.DELETE("/api/v1/studies/{study_id}/members/invitations/{invitation_id}", { params: { path: { study_id: id, invitation_id: invitation.id } } }),
    onSuccess: (_, invitation) => showToast({ message: "The link no longer works:", subject: invitation.email }),
    onError: (error) => showToast({ message: error.message, tone: "danger" }),
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", id, "members"] }),
  });
  return (invitation) => withdraw.mutate(invitation);
}

function Invitations({ invitations, onDo }: { invitations: readonly Invitation[]; onDo: (doing: Doing) => void }) {
  const study = useStudy();
  const withdraw = useWithdraw();
  const columns: Column<Invitation>[] = [
    { key: "email", head: "E-mail", main: true, cell: (each) => each.email },
    { key: "role", head: "Role", cell: (each) => <RoleCell role={each.role} approver={each.release_approver} /> },
    { key: "ends", head: "Link works until", cell: (each) => <When at={each.ends_at} as="instant" /> },
  ];
  if (study.may("manage_members")) {
    columns.push({
      key: "acts", head: "Actions", hideHead: true,
      cell: (each) => (
        <Menu
          small label={`Actions for ${each.email}`}
          items={[
            { label: "Make a new link", icon: "link", run: () => onDo({ what: "invite", email: each.email, role: each.role }) },
            { label: "Take the invitation back", icon: "close", danger: true, run: () => withdraw(each) },
          ]}
        />
      ),
    });
  }
  if (invitations.length === 0) return null;
  return (
    <section class="stack-tight" aria-labelledby="invited">
      <h2 id="invited">Invited, not here yet</h2>
      <Table caption="Invitations" columns={columns} rows={invitations} rowKey={(each) => each.id} />
    </section>
  );
}

function Roles() {
  return (
    <Card title="What the roles mean">
      <dl class="roles-list">
        {Object.values(ROLES).map((role) => <div key={role.name}><dt>{role.name}</dt><dd>{role.may}</dd></div>)}
        <div><dt>Administrator</dt><dd>A right beside any role: accounts and members of the installation. It opens no interview by itself.</dd></div>
      </dl>
    </Card>
  );
}

function Dialogs({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  if (doing?.what === "invite") return <InviteDialog email={doing.email} role={doing.role} onClose={onClose} />;
  if (doing?.what === "role") return <MemberRoleDialog member={doing.member} onClose={onClose} />;
  if (doing?.what === "remove") return <RemoveMemberDialog member={doing.member} onClose={onClose} />;
  return null;
}

export function PeoplePage() {
  const study = useStudy();
  const members = useMembers();
  const [doing, setDoing] = useState<Doing>(null);
  const mayManage = study.may("manage_members");
  const invite = mayManage && <Button kind="primary" icon="plus" onClick={() => setDoing({ what: "invite" })}>Invite somebody</Button>;
  return (
    <Page title="People and access" crumbs={[study.crumb]} query={members} primary={invite}>
      {({ items, invitations }) => (
        <div class="columns">
          <div class="stack">
            {!mayManage && <Notice>A supervisor of the study invites people and changes roles.</Notice>}
            {items.length === 0 ? (
              <EmptyState icon="people" title="Nobody is in this study" action={invite}>Invite a supervisor first.</EmptyState>
            ) : (
              <Table caption="Members" columns={memberColumns(mayManage, setDoing)} rows={items} rowKey={(each) => each.account_id} />
            )}
            <Invitations invitations={invitations} onDo={setDoing} />
          </div>
          <Roles />
          <Dialogs doing={doing} onClose={() => setDoing(null)} />
        </div>
      )}
    </Page>
  );
}
