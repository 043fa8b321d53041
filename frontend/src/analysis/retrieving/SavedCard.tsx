/** The saved queries: open one, rename, share, remove. */
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { me } from "../../session/me";
import type { StudyHere } from "../../session/use-study";
import { Card } from "../../ui/Card";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Pill } from "../../ui/Pill";
import { Skeleton } from "../../ui/Skeleton";
import { SaveDialog } from "./SaveDialog";
import type { Saved } from "./shapes";
import { useSaved, useSavedChanges } from "./use-saved";
import "./SavedCard.css";

export function mayChangeSaved(study: StudyHere, saved: Saved): boolean {
  const own = saved.created_by === me.value?.account.id;
  return study.may("save_retrieval") && (own || study.seat.role === "supervisor");
}

export function SavedCard({ study, here }: { study: StudyHere; here: string | null }) {
  const saved = useSaved(study.id);
  const { route } = useLocation();
  const { change, remove } = useSavedChanges(study.id);
  const [renaming, setRenaming] = useState<Saved | null>(null);
  const own = me.value?.account.id;
  const acts = (one: Saved): MenuItem[] => [
    { label: "Rename…", icon: "edit", run: () => setRenaming(one) },
    one.shared
      ? { label: "Stop sharing", icon: "lock", run: () => change.mutate({ saved: one, body: { shared: false }, said: "No longer shared" }) }
      : { label: "Share with the team", icon: "people", run: () => change.mutate({ saved: one, body: { shared: true }, said: "Shared with the team" }) },
    {
      label: "Remove", icon: "trash", danger: true,
      // Awaited here: the page of a query that is gone takes this card away before a callback would be called.
      run: () => void remove.mutateAsync(one).then(() => one.id === here && route(study.path("retrieve")), () => undefined),
    },
  ];
  const items = saved.data ?? [];
  return (
    <Card title="Saved queries">
      {saved.isPending && <Skeleton lines={3} />}
      {saved.data && items.length === 0 && <p class="quiet">None yet. Save a query that you will ask again, or that others should see.</p>}
      {items.length > 0 && (
        <ul class="saved">
          {items.map((one) => (
            <li key={one.id}>
              <a href={study.path(`retrieve/${one.id}`)} aria-current={one.id === here ? "page" : undefined}>{one.name}</a>
              {one.shared && <Pill icon="people">{one.created_by === own ? "Shared" : one.by}</Pill>}
              {mayChangeSaved(study, one) && <Menu small label={`More for ${one.name}`} items={acts(one)} />}
            </li>
          ))}
        </ul>
      )}
      {renaming && (
        <SaveDialog
          title="Rename the query" verb="Rename" name={renaming.name} busy={change.isPending} problem={change.error} onClose={() => setRenaming(null)}
          onSave={(name) => change.mutate({ saved: renaming, body: { name }, said: "Renamed" }, { onSuccess: () => setRenaming(null) })}
        />
      )}
    </Card>
  );
}
