/** Who changed what about a code and when, newest first, with the words before and after. */
import { useInfiniteQuery } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import type { components } from "../../base/schema";
import { diffWords } from "../../text/diff";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/ErrorState";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import "./CodeHistory.css";
import { DiffText } from "../../ui/DiffText";
import { isText, partsOf, sayDeed, sayPart, saySide, type CodeChange, type CodePart } from "./history-words";

type Page = components["schemas"]["CodeHistoryOut"];

function Part({ part }: { part: CodePart }) {
  const [before, after] = [saySide(part, part.old), saySide(part, part.new)];
  if (isText(part) && before && after) {
    const pieces = diffWords(before, after);
    return (
      <div class="code-part">
        <dt>{sayPart(part)}</dt>
        <dd><span class="vh">Before: </span><DiffText pieces={pieces} side="before" /></dd>
        <dd><span class="vh">After: </span><DiffText pieces={pieces} side="after" /></dd>
      </div>
    );
  }
  return (
    <div class="code-part">
      <dt>{sayPart(part)}</dt>
      <dd>{before && part.old !== null ? <><span class="quiet">{before} → </span>{after || "nothing"}</> : after || <span class="quiet">nothing</span>}</dd>
    </div>
  );
}

function Change({ change }: { change: CodeChange }) {
  const parts = partsOf(change);
  return (
    <li class="code-change">
      <p><b>{change.by ?? "The system"}</b> {sayDeed(change)} <span class="quiet small"><When at={change.at} /></span></p>
      {parts.length > 0 && <dl>{parts.map((part) => <Part key={part.field} part={part} />)}</dl>}
    </li>
  );
}

export function CodeHistory({ studyId, codeId }: { studyId: string; codeId: string }) {
  const list = useInfiniteQuery({
    queryKey: ["study", studyId, "code-history", codeId],
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next_cursor ?? null,
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/v1/studies/{study_id}/codes/{code_id}/history", { params: { path: { study_id: studyId, code_id: codeId }, query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } } })),
  });
  if (list.error) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={6} />;
  const changes = list.data.pages.flatMap(({ items }) => items);
  return (
    <section class="code-history" aria-label="History">
      {changes.length === 0 ? <p class="quiet">Nothing has been changed since histories are kept.</p> : <ol>{changes.map((change) => <Change key={change.id} change={change} />)}</ol>}
      {list.hasNextPage && <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Show earlier changes</Button>}
    </section>
  );
}
