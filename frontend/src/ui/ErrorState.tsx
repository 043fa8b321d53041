/** What went wrong with a page or a part of it, and what to do; nothing is lost. */
import type { ComponentChildren } from "preact";
import { Button } from "./Button";
import { Icon } from "./Icon";
import "./states.css";

interface Props {
  /** One from the server also carries `title`, `detail` and `requestId`. */
  problem: Error & { title?: string; detail?: string; requestId?: string | null };
  onRetry?: (() => void) | undefined;
  action?: ComponentChildren | undefined;
}

export function ErrorState({ problem, onRetry, action }: Props) {
  return (
    <div class="empty" role="alert">
      <span class="empty-icon empty-wrong"><Icon name="warning" size={24} /></span>
      <h2>{problem.title ?? "This could not be shown"}</h2>
      <p class="empty-text">{problem.detail ?? problem.message}</p>
      <div class="row">
        {onRetry && <Button icon="round" onClick={onRetry}>Try again</Button>}
        {action}
      </div>
      {problem.requestId && <p class="small quiet">If you ask for help, give this number: {problem.requestId}</p>}
    </div>
  );
}
