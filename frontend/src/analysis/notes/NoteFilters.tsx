/** Narrows the list of notes: by words, by who wrote them, by what they are about or mention. */
import { useStudy } from "../../session/use-study";
import { useMembers } from "../../study/use-members";
import { SearchField } from "../../ui/SearchField";
import { Select } from "../../ui/Select";
import { useMentionables, type NoteRef } from "./notes";
import { RefChooser } from "./RefChooser";

export interface Filters {
  words: string;
  author: string;
  about: NoteRef | null;
}

interface Props {
  filters: Filters;
  onFilters: (filters: Filters) => void;
  /** Of one's own journal alone: there is but one author. */
  journal: boolean;
}

const ABOUT = new Set(["code", "transcript", "participant", "theme"]);

export function NoteFilters({ filters, onFilters, journal }: Props) {
  const study = useStudy();
  const known = useMentionables(study.id).data ?? [];
  // A reviewer writes no notes, and so is not looked for among their writers.
  const reviewers = new Set((useMembers().data?.items ?? []).filter(({ role }) => role === "reviewer").map(({ account_id }) => account_id));
  const members = known.filter(({ kind, id }) => kind === "member" && !reviewers.has(id)).map(({ id, label }) => ({ value: id, label: label ?? "" }));
  return (
    <div class="note-filters no-print" role="group" aria-label="Narrow the list">
      <SearchField label="Find words in notes" value={filters.words} onValue={(words) => onFilters({ ...filters, words })} />
      {!journal && <Select name="author" label="By" hideLabel placeholder="By anybody" value={filters.author} onValue={(author) => onFilters({ ...filters, author })} options={members} />}
      <RefChooser name="about" label="About" hideLabel placeholder="About anything" choices={known.filter(({ kind }) => ABOUT.has(kind))} value={filters.about} onValue={(about) => onFilters({ ...filters, about })} />
    </div>
  );
}
