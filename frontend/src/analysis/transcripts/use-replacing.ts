/** A corrected file on its way to being the next version: what it was read as, and what went wrong. Stores nothing by itself. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useRef, useState } from "preact/hooks";
import { newKey } from "../../base/new-key";
import { useStudy } from "../../session/use-study";
import type { SaidOf } from "./ReviewBody";
import { previewReplacing, replaceByFile, type Replacing } from "./send-file";
import type { TrackedChanges, Whole } from "./shapes";
import type { FilePreview, Made } from "./use-correction";

interface HowToRead {
  encoding: string | null;
  tracked: TrackedChanges;
}

/** A file as it was read beside version `basis`. */
export interface SeenFile extends HowToRead {
  file: File;
  basis: number;
  preview: FilePreview;
}

interface Refused {
  name: string;
  problem: Error;
}

const optionsOf = ({ encoding, tracked }: HowToRead, basis: number, said: SaidOf): Replacing => ({
  based_on: basis, encoding, tracked_changes: tracked, note: said.note.trim(), no_identifying_words: said.declared,
});

export function useReplacing(transcript: Whole, onMade: (made: Made) => void) {
  const study = useStudy();
  const cache = useQueryClient();
  const [seen, setSeen] = useState<SeenFile | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const turn = useRef(0);
  const sent = useRef({ what: "", key: "" });
  const basis = transcript.current_n;
  const save = useMutation<Made, Error, SaidOf & { of: SeenFile }>({
    mutationFn: ({ of, ...said }) => {
      const options = optionsOf(of, of.basis, said);
      const what = JSON.stringify([of.preview.file.file_name, of.file.size, of.file.lastModified, options]);
      // The same file with the same words about it is saved once, however often the button is pressed.
      if (sent.current.what !== what) sent.current = { what, key: newKey() };
      return replaceByFile(study.id, transcript.id, of.file, options, transcript.version, sent.current.key);
    },
    onSuccess: (made) => {
      onMade(made);
      return Promise.all([cache.invalidateQueries({ queryKey: ["study", study.id] }), cache.invalidateQueries({ queryKey: ["codings"] })]);
    },
  });
  /** Of several files or ways to read one only the newest counts; one that cannot be read leaves what stood. */
  const read = async (file: File, how: HowToRead): Promise<void> => {
    const mine = ++turn.current;
    setReading(file.name);
    setRefused(null);
    save.reset();
    try {
      const preview = await previewReplacing(study.id, transcript.id, file, optionsOf(how, basis, { note: "", declared: false }));
      if (mine === turn.current) setSeen({ ...how, file, basis, preview });
    } catch (problem) {
      if (mine === turn.current) setRefused({ name: file.name, problem: problem instanceof Error ? problem : new Error("Something went wrong. Try again.") });
    }
    if (mine === turn.current) setReading(null);
  };
  return {
    seen, reading, refused, save,
    choose: (file: File): void => void read(file, { encoding: null, tracked: "accept" }),
    reread: (more: Partial<HowToRead> = {}): void => void (seen && read(seen.file, { encoding: seen.encoding, tracked: seen.tracked, ...more })),
  };
}
