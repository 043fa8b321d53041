/** A line of the record: who did what, when; under it what the record holds of each event. */
import { useStudy } from "../session/use-study";
import { Avatar } from "../ui/Avatar";
import { Pill } from "../ui/Pill";
import { eventLink } from "./event-link";
import type { EventRun } from "./event-runs";
import { plainWord } from "./plain-word";
import type { TrailEvent } from "./shapes";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function timeOf(event: TrailEvent): string {
  return clock.format(new Date(event.at));
}

/** The names of what was changed, over all events of a run. */
function fieldsOf(run: EventRun): string {
  const names = run.flatMap(({ details }) => (Array.isArray(details["fields"]) ? details["fields"].map(String) : []));
  return [...new Set(names)].map((name) => plainWord(name).toLocaleLowerCase()).join(", ");
}

function timesOf(run: EventRun): string {
  const n = run[0].details["n"];
  if (run.length > 1) return `, ${run.length} times`;
  return typeof n === "number" && n > 1 ? ` (${n})` : "";
}

function Entry({ event }: { event: TrailEvent }) {
  const study = useStudy();
  const link = eventLink(event.kind, event.object_id, event.details);
  return (
    <li>
      <p>
        Event {event.seq}, <time dateTime={event.at}>{timeOf(event)}</time> · <code>{event.kind}</code>
        {event.role && ` · as ${event.role}`} · request <code>{event.request_id || "none"}</code>
        {link && <> · <a href={study.path(link)}>Open</a></>}
      </p>
      <p>seal <code>{event.seal}</code></p>
    </li>
  );
}

export function EventItem({ run }: { run: EventRun }) {
  const study = useStudy();
  const [event] = run;
  const link = run.length === 1 ? eventLink(event.kind, event.object_id, event.details) : null;
  const fields = fieldsOf(run);
  const last = run.at(-1) ?? event;
  const until = timeOf(last) === timeOf(event) ? "" : `${timeOf(last)} to `;
  return (
    <li>
      <Avatar name={event.actor} />
      <details>
        <summary>
          <strong>{event.actor}</strong> {event.sentence}{timesOf(run)}{fields && <span class="quiet">: {fields}</span>} {event.via === "token" && <Pill icon="key">By a script</Pill>}
        </summary>
        <ol class="event-entries">{run.map((each) => <Entry key={each.seq} event={each} />)}</ol>
      </details>
      <span class="event-end">
        {link && <a class="small no-print" href={study.path(link)}>Open<span class="vh">: {event.actor} {event.sentence}, {timeOf(event)}</span></a>}
        <span class="num">{until}<time dateTime={event.at}>{timeOf(event)}</time></span>
      </span>
    </li>
  );
}
