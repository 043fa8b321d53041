/** How a file is read: asked only where there is a choice. */
import { Segmented } from "../../ui/Segmented";
import { Select } from "../../ui/Select";
import { writeEncoding } from "./file-words";
import type { Preview, TrackedChanges } from "./shapes";

interface Props {
  seen: Pick<Preview, "encoding" | "encodings" | "has_tracked_changes">;
  trackedChanges: TrackedChanges;
  onEncoding: (encoding: string) => void;
  onTracked: (chosen: TrackedChanges) => void;
}

export function HowRead({ seen, trackedChanges, onEncoding, onTracked }: Props) {
  const others = seen.encodings.filter((each) => each !== seen.encoding);
  return (
    <>
      {seen.encoding && others.length > 0 && (
        <Select
          label="Encoding" name="encoding" hint="Choose another if letters look wrong below." value={seen.encoding}
          options={[seen.encoding, ...others].map((value) => ({ value, label: writeEncoding(value) }))} onValue={onEncoding}
        />
      )}
      {seen.has_tracked_changes && (
        <div class="field">
          <span class="field-label">Tracked changes</span>
          <Segmented
            legend="Tracked changes" value={trackedChanges} choices={[{ value: "accept", label: "Accept them" }, { value: "reject", label: "Reject them" }]}
            onValue={onTracked}
          />
        </div>
      )}
    </>
  );
}
