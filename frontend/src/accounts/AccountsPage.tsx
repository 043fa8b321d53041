/** All accounts of the installation: rights, closing and opening, reset links to hand over. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { me } from "../session/me";
import { count } from "../ui/count";
import { Menu, type MenuItem } from "../ui/Menu";
import { Page } from "../ui/Page";
import { Pill } from "../ui/Pill";
import { SearchField } from "../ui/SearchField";
import { Table, type Column } from "../ui/Table";
import { showToast } from "../ui/toast-store";
import { When } from "../ui/When";
import { DeactivateDialog } from "./DeactivateDialog";
import { ResetLinkDialog } from "./ResetLinkDialog";
import { RightsDialog } from "./RightsDialog";

export type Account = components["schemas"]["AccountOut"];
type Asking = { what: "rights" | "reset" | "close"; account: Account } | null;

const DIALOGS = { rights: RightsDialog, reset: ResetLinkDialog, close: DeactivateDialog };

function Rights({ account }: { account: Account }) {
  const rights = [account.is_admin && "Administrator", account.may_create_studies && "Begins studies"].filter(Boolean);
  return <>{rights.join(", ") || <span class="quiet">None</span>}</>;
}

function useReactivate(): (account: Account) => void {
  const cache = useQueryClient();
  const open = useMutation({
    mutationFn: (account: Account) => api.POST("/api/v1/accounts/{account_id}/reactivate", { params: { path: { account_id: account.id } } }),
    onSuccess: (_, account) => {
      void cache.invalidateQueries({ queryKey: ["accounts"] });
      showToast({ message: "Open again:", subject: account.display_name });
    },
    onError: (error) => showToast({ message: error.message, tone: "danger" }),
  });
  return (account) => open.mutate(account);
}

function actsFor(account: Account, ask: (asking: Asking) => void, reactivate: (account: Account) => void): MenuItem[] {
  const self = account.id === me.value?.account.id;
  if (!account.active) return [{ label: "Open the account again", icon: "unlock", run: () => reactivate(account) }];
  return [
    { label: "Change rights", icon: "key", run: () => ask({ what: "rights", account }) },
    { label: "Make a reset link", icon: "link", run: () => ask({ what: "reset", account }) },
    ...(self ? [] : [{ label: "Close the account", icon: "lock", danger: true, run: () => ask({ what: "close", account }) } as const]),
  ];
}

function columns(ask: (asking: Asking) => void, reactivate: (account: Account) => void): Column<Account>[] {
  return [
    {
      key: "name", head: "Name", main: true, sort: (account) => account.display_name,
      cell: (account) => <>{account.display_name} {!account.active && <Pill icon="lock">Closed</Pill>}<small>{account.email}</small></>,
    },
    { key: "rights", head: "Rights", cell: (account) => <Rights account={account} /> },
    { key: "studies", head: "Studies", align: "end", sort: (account) => account.studies, cell: (account) => account.studies },
    { key: "made", head: "Since", sort: (account) => account.created_at, cell: (account) => <When at={account.created_at} as="date" /> },
    { key: "acts", head: "Actions", hideHead: true, cell: (account) => <Menu small label={`Actions for ${account.display_name}`} items={actsFor(account, ask, reactivate)} /> },
  ];
}

function matching(accounts: readonly Account[], words: string): Account[] {
  const wanted = words.trim().toLocaleLowerCase();
  return accounts.filter((account) => `${account.display_name} ${account.email}`.toLocaleLowerCase().includes(wanted));
}

export function AccountsPage() {
  const [words, setWords] = useState("");
  const [asking, setAsking] = useState<Asking>(null);
  const reactivate = useReactivate();
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: () => answer(api.GET("/api/v1/accounts")) });
  const Asked = asking && DIALOGS[asking.what];
  return (
    <Page title="Accounts" query={accounts}>
      {({ items }) => (
        <div class="stack-tight">
          <p class="prose quiet">People get an account by accepting an invitation to a study. A right does not open any study’s interviews.</p>
          <div class="row">
            <SearchField label="Find by name or e-mail" value={words} onValue={setWords} />
            <span class="quiet small" role="status">{count(matching(items, words).length, "account")}</span>
          </div>
          <Table caption="Accounts" columns={columns(setAsking, reactivate)} rows={matching(items, words)} rowKey={(account) => account.id} sortedBy={{ key: "name", direction: "ascending" }} />
          {asking && Asked && <Asked account={asking.account} onClose={() => setAsking(null)} />}
        </div>
      )}
    </Page>
  );
}
