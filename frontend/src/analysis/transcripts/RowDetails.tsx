/** What was understood of one file, and all that can be chosen about it. */
import type { Interview, ParticipantLine } from "../../fieldwork/shapes";
import { Checkbox } from "../../ui/Checkbox";
import { count } from "../../ui/count";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Select } from "../../ui/Select";
import { FirstTurns } from "./FirstTurns";
import { HowRead } from "./HowRead";
import type { Batch } from "./import-batch";
import { withSpeaker, type Concern, type Row } from "./import-rows";
import { interviewOptions } from "./interview-options";
import { LeftOut } from "./LeftOut";
import { SpeakerChoice } from "./SpeakerChoice";
import type { Preview } from "./shapes";
import type { Mapped } from "./who-speaks";
import "./RowDetails.css";

interface Props {
  row: Row;
  seen: Preview;
  concerns: readonly Concern[];
  batch: Batch;
  people: readonly ParticipantLine[];
  interviews: readonly Interview[];
}

function Known({ row, seen, concerns, batch }: Pick<Props, "row" | "seen" | "concerns" | "batch">) {
  const first = seen.imported_before[0];
  if (!first && !concerns.includes("twin") && !row.again) return null;
  return (
    <Notice tone="warn" title={first ? `This file is here already: ${first.title}` : "The same file stands in this list twice"}>
      <Checkbox label="Import it all the same, as another transcript" name="again" value={row.again} onValue={(again) => batch.choose(row.id, "again", { again })} />
    </Notice>
  );
}

export function RowDetails({ row, seen, concerns, batch, people, interviews }: Props) {
  const near = new Set(interviews.find((each) => each.id === row.interviewId)?.participants.map((each) => each.id) ?? seen.participant_ids);
  const said = (speaker: Mapped): void => batch.choose(row.id, `speaker:${speaker.label}`, { speakers: withSpeaker(row, speaker) });
  const found = new Map(seen.speakers.map((each) => [each.label, each]));
  return (
    <div class="row-details">
      <Known row={row} seen={seen} concerns={concerns} batch={batch} />
      <div class="row-fields">
        <Field
          label="Title" name="title" value={row.title} maxLength={200} hint="Seen by the whole team: no names of people."
          error={concerns.includes("title") ? "Give it a title." : undefined}
          onValue={(title) => batch.choose(row.id, "title", { title })}
        />
        <Select
          label="Interview" name="interview" optional value={row.interviewId ?? ""} placeholder="No interview" options={interviewOptions(interviews)}
          hint="Its participants and its guide go with it."
          onValue={(id) => batch.choose(row.id, "interview", { interviewId: id || null })}
        />
        <HowRead
          seen={seen} trackedChanges={row.trackedChanges} onEncoding={(encoding) => batch.reread(row.id, { encoding })}
          onTracked={(trackedChanges) => batch.reread(row.id, { trackedChanges, touched: new Set([...row.touched, "tracked"]) })}
        />
      </div>
      <section>
        <h3>Who speaks</h3>
        <div class="row-fields">
          {row.speakers.map((speaker) => {
            const { turns = 0, words = 0 } = found.get(speaker.label) ?? {};
            return <SpeakerChoice key={speaker.label} said={speaker} people={people} near={near} hint={`${count(turns, "turn")}, ${count(words, "word")}`} onSaid={said} />;
          })}
        </div>
      </section>
      <LeftOut drops={seen.drops} warnings={seen.warnings} />
      <section>
        <h3>How it begins</h3>
        <FirstTurns seen={seen} speakers={row.speakers} people={people} />
      </section>
    </div>
  );
}
