/** My access tokens for scripts: make one, see its secret once, revoke it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { may } from "../session/may";
import { me } from "../session/me";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";
import { Table, type Column } from "../ui/Table";
import { When } from "../ui/When";
import { NewTokenDialog } from "./NewTokenDialog";

type Token = components["schemas"]["TokenOut"];

function studyName(id: string): string {
  return me.value?.studies.find((study) => study.id === id)?.short_title ?? "A study you have left";
}

function columns(revoke: (token: Token) => void): Column<Token>[] {
  return [
    { key: "name", head: "Name", main: true, cell: (token) => <>{token.name}<small>{studyName(token.study_id)}</small></> },
    { key: "scopes", head: "May", cell: (token) => token.scopes.join(", ") },
    { key: "used", head: "Last used", cell: (token) => (token.last_used_on ? <When at={token.last_used_on} as="date" /> : "Never") },
    { key: "ends", head: "Ends", cell: (token) => <When at={token.ends_at} as="date" /> },
    { key: "acts", head: "Actions", hideHead: true, cell: (token) => <Button size="small" onClick={() => revoke(token)}>Revoke<span class="vh"> {token.name}</span></Button> },
  ];
}

function RevokeDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const cache = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.DELETE("/api/v1/me/tokens/{token_id}", { params: { path: { token_id: token.id } } }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ["tokens"] });
      onClose();
    },
  });
  return (
    <ConfirmDialog title={`Revoke “${token.name}”`} confirm="Revoke token" danger busy={revoke.isPending} problem={revoke.error} onConfirm={() => revoke.mutate()} onClose={onClose}>
      <p>Scripts that use it stop working at once. It cannot be brought back; you can make a new one.</p>
    </ConfirmDialog>
  );
}

export function TokensCard() {
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const allowed = may("use_tokens");
  const asked = useQuery({ queryKey: ["tokens"], queryFn: () => answer(api.GET("/api/v1/me/tokens")), enabled: allowed });
  if (!allowed) return null;
  const items = asked.data?.items;
  return (
    <Card title="Access tokens" action={<Button size="small" icon="plus" onClick={() => setMaking(true)}>New token</Button>}>
      <p class="quiet small">For scripts of your own. A token reaches one study, does only what you allow, and ends within 90 days.</p>
      {items && items.length > 0 && <Table caption="Access tokens" columns={columns(setRevoking)} rows={items} rowKey={(token) => token.id} />}
      {items?.length === 0 && <p>You have none.</p>}
      {!items && (asked.error ? <ErrorState problem={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton lines={2} />)}
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  );
}
