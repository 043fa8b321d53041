/** The box in which one writes what to look for, where to look, and how to write it. */
import { useId, useRef, useState } from "preact/hooks";
import { Problem } from "../../base/problem";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Icon } from "../../ui/Icon";
import { useKeys } from "../../ui/key-store";
import { Select, type Option } from "../../ui/Select";
import { useMedia } from "../../ui/use-media";
import { useGroups } from "../codebook/use-study-facts";
import { useTranscripts } from "../transcripts/use-transcripts";
import { isNarrowed, mistakeIn, NOTHING, type Asked, type Kept, type Speakers } from "./asked";
import { SearchHelp } from "./SearchHelp";
import "./SearchBox.css";
import { useQuestions } from "./use-search";

const SPEAKERS: readonly (Option & { value: Speakers })[] = [
  { value: "everyone", label: "Everyone" },
  { value: "participants", label: "Participants" },
  { value: "interviewers", label: "Interviewers" },
];

interface Props {
  study: StudyHere;
  kept: Kept;
  busy: boolean;
  problem: Error | null;
  /** Search again, also for the same words. */
  onAsk: (asked: Asked) => void;
}

/** Words of a sentence, cut so that a list of questions stays readable. */
const shortened = (text: string): string => (text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text);

function Filters({ study, typed, onChange }: { study: StudyHere; typed: Asked; onChange: (change: Partial<Asked>) => void }) {
  const groups = useGroups(study.id);
  const transcripts = useTranscripts();
  const questions = useQuestions(study.id);
  const readable = (transcripts.data ?? []).filter((line) => line.readable);
  return (
    <div class="search-filters">
      <Select name="speakers" label="Who speaks" value={typed.speakers ?? "everyone"} onValue={(speakers) => onChange({ speakers })} options={SPEAKERS} />
      <Select name="group" label="Group" value={typed.group} onValue={(group) => onChange({ group })} placeholder="All groups" options={groups.map(({ id, label }) => ({ value: id, label }))} />
      <Select name="transcript" label="Transcript" value={typed.transcript} onValue={(transcript) => onChange({ transcript })} placeholder="All transcripts" options={readable.map(({ id, title }) => ({ value: id, label: title }))} />
      {questions.length > 0 && <Select name="question" label="Asked" value={typed.question} onValue={(question) => onChange({ question })} placeholder="Any question" options={questions.map(({ id, text }) => ({ value: id, label: shortened(text) }))} />}
      <Checkbox name="uncoded" label="Not coded yet" value={typed.uncoded ?? false} onValue={(uncoded) => onChange({ uncoded })} />
    </div>
  );
}

/** What I wrote, with the mistake marked. The server says where; it never repeats the words. */
function Mistake({ query, problem }: { query: string; problem: Error | null }) {
  const place = problem instanceof Problem ? mistakeIn(query, problem.more["place"]) : null;
  if (!place) return null;
  return <code class="search-place" dir="auto">{query.slice(0, place.start)}<mark>{query.slice(place.start, place.end)}</mark>{query.slice(place.end)}</code>;
}

export function SearchBox({ study, kept, busy, problem, onAsk }: Props) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const typed = kept.typed.value;
  const refused = problem instanceof Problem && problem.status === 422 ? problem.detail : null;
  const [help, setHelp] = useState(false);
  const onPhone = useMedia("(max-width: 640px)");
  const [where, setWhere] = useState(isNarrowed(typed));
  useKeys("Search", [{ keys: "/", label: "Go to the search box", run: () => box.current?.select() }]);
  const narrow = (change: Partial<Asked>): void => {
    kept.typed.value = { ...kept.typed.value, ...change };
    // A search that stands follows its filters; what is typed and not sent yet waits.
    if (kept.asked.value) onAsk({ ...kept.typed.value, query: kept.asked.value.query });
  };
  return (
    <form
      class="search-box no-print" role="search" aria-label="Search the transcripts" autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(kept.typed.value);
      }}
    >
      <label class="vh" for={id}>Words to look for</label>
      <div class="search-line">
        <Icon name="search" size={19} />
        <input
          ref={box} id={id} class="input search-input" type="search" name="query" value={typed.query} autofocus autocomplete="off" spellcheck={false} maxLength={500}
          placeholder="Words, &quot;a phrase&quot;, begin*, one NEAR/5 other" aria-describedby={`${id}-wrong`} aria-invalid={refused ? true : undefined}
          onInput={(event) => (kept.typed.value = { ...kept.typed.value, query: event.currentTarget.value })}
        />
        <Button kind="primary" type="submit" busy={busy}>Search</Button>
        {onPhone && <Button icon="filter" expanded={where} onClick={() => setWhere(!where)}>Where</Button>}
        <Button kind="quiet" icon="info" expanded={help} onClick={() => setHelp(!help)}>{onPhone ? "How" : "How to write it"}</Button>
      </div>
      <p class="field-error search-wrong" id={`${id}-wrong`} role="alert">{refused}<Mistake query={kept.asked.value?.query ?? ""} problem={problem} /></p>
      {help && <SearchHelp />}
      {(where || !onPhone) && <div class="row search-narrow">
        <Filters study={study} typed={typed} onChange={narrow} />
        {isNarrowed(typed) && <Button kind="quiet" size="small" icon="close" onClick={() => narrow({ ...NOTHING, query: typed.query })}>Look everywhere</Button>}
      </div>}
    </form>
  );
}
