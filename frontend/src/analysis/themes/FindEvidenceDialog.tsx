/** Reads the segments of the theme's codes and takes them as evidence, on whichever side they stand. */
import { useState } from "preact/hooks";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { Pill } from "../../ui/Pill";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import "../codebook/ReadingList.css";
import { SegmentCard } from "../codebook/SegmentCard";
import { useSegments, type Segment } from "../codebook/segments";
import { RELATION_WORDS, RELATIONS } from "./theme-words";
import type { Relation, Theme } from "./themes";

interface Props {
  study: StudyHere;
  theme: Theme;
  busy: boolean;
  onAdd: (coding: { id: string; words: string }, relation: Relation) => void;
  onClose: () => void;
}

function Sides({ segment, theme, busy, onAdd }: Pick<Props, "theme" | "busy" | "onAdd"> & { segment: Segment }) {
  const there = theme.evidence.find(({ coding_id }) => coding_id === segment.id);
  if (there) return <p><Pill tone="accent" icon="check">It {RELATION_WORDS[there.relation as Relation].label} the theme</Pill></p>;
  return (
    <div class="row" role="group" aria-label="Add as evidence">
      {RELATIONS.map((relation) => (
        <Button key={relation} size="small" busy={busy} icon={RELATION_WORDS[relation].icon} onClick={() => onAdd({ id: segment.id, words: segment.quote }, relation)}>
          It {RELATION_WORDS[relation].label}
        </Button>
      ))}
    </div>
  );
}

function Segments({ study, code, ...rest }: Omit<Props, "onClose"> & { code: string }) {
  const list = useSegments(study.id, code, { coder: null, beneath: false });
  const segments = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.error) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={6} />;
  if (segments.length === 0) return <p class="quiet">No segment bears this code yet.</p>;
  return (
    <>
      <ol class="reading-box">
        {segments.map((segment) => (
          <SegmentCard key={segment.id} segment={segment} href={study.path(`transcripts/${segment.transcript_id}#segment=${segment.id}`)} acts={[]} extra={<Sides segment={segment} {...rest} />} />
        ))}
      </ol>
      {list.hasNextPage && <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Show more segments</Button>}
    </>
  );
}

export function FindEvidenceDialog(props: Props) {
  const { theme, study } = props;
  const [chosen, setCode] = useState("");
  const code = (theme.codes.find(({ id }) => id === chosen) ?? theme.codes[0])?.id ?? "";
  return (
    <Dialog title="Add evidence" onClose={props.onClose} size="wide" sheet foot={<Button kind="primary" onClick={props.onClose}>Done</Button>}>
      {theme.codes.length === 0 ? (
        <EmptyState icon="code" title="The theme has no codes yet" action={<Button href={study.path("codebook")}>Go to the codebook</Button>}>
          Gather codes under it first, or open any code and add its segments from there.
        </EmptyState>
      ) : (
        <>
          <Select name="code" label="Segments of" value={code} onValue={setCode} options={theme.codes.map(({ id, label, segments }) => ({ value: id, label: `${label} (${segments})` }))} />
          <Segments {...props} code={code} key={code} />
        </>
      )}
    </Dialog>
  );
}
