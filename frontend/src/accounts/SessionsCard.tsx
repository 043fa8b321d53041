/** The browsers in which I am signed in, each of which I can sign out. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { ErrorState } from "../ui/ErrorState";
import { Icon } from "../ui/Icon";
import { Pill } from "../ui/Pill";
import { Skeleton } from "../ui/Skeleton";
import { showToast } from "../ui/toast-store";
import { When } from "../ui/When";
import "./SessionsCard.css";

type Session = components["schemas"]["SessionOut"];

function OneSession({ session, end }: { session: Session; end: () => void }) {
  return (
    <li class="session">
      <Icon name="device" size={21} />
      <div>
        <b>{session.device || "Unknown browser"}</b> {session.current && <Pill tone="accent">This one</Pill>}
        <small>
          Signed in <When at={session.started_at} as="instant" />
          {!session.current && <>, last used <When at={session.last_seen_at} /></>}
        </small>
      </div>
      {!session.current && <Button size="small" onClick={end}>Sign out<span class="vh"> {session.device}</span></Button>}
    </li>
  );
}

export function SessionsCard() {
  const cache = useQueryClient();
  const asked = useQuery({ queryKey: ["sessions"], queryFn: () => answer(api.GET("/api/v1/me/sessions")) });
  const settled = {
    onSuccess: () => void cache.invalidateQueries({ queryKey: ["sessions"] }),
    onError: (error: Error) => showToast({ message: error.message, tone: "danger" }),
  };
  const end = useMutation({
    mutationFn: (session_id: string) => api.DELETE("/api/v1/me/sessions/{session_id}", { params: { path: { session_id } } }),
    ...settled,
  });
  const endOthers = useMutation({ mutationFn: () => api.POST("/api/v1/me/sessions/end-others"), ...settled });
  const items = asked.data?.items;
  const others = items?.some((session) => !session.current);
  return (
    <Card title="Where you are signed in" action={others && <Button size="small" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>Sign out all others</Button>} flush>
      {items && <ul>{items.map((session) => <OneSession key={session.id} session={session} end={() => end.mutate(session.id)} />)}</ul>}
      {!items && <div class="card-body">{asked.error ? <ErrorState problem={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton lines={2} />}</div>}
    </Card>
  );
}
