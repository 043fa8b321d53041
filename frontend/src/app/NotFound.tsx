/** Nothing here, or not yours to see: one page for both. */
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { goToOpen } from "../ui/go-to-store";
import { Page } from "../ui/Page";

export function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState
        icon="search"
        title="There is nothing at this address"
        action={
          <div class="row">
            <Button kind="primary" href="/studies">All studies</Button>
            <Button icon="search" onClick={() => (goToOpen.value = true)}>Go to</Button>
          </div>
        }
      >
        It may have been moved or removed, or it belongs to a study you are not a member of.
      </EmptyState>
    </Page>
  );
}
