/** One event of the record: who did what, when; under it what the record holds of it. */
import { useStudy } from "../session/use-study";
import { Avatar } from "../ui/Avatar";
import { Pill } from "../ui/Pill";
import { When } from "../ui/When";
import { eventLink } from "./event-link";
import { plainWord } from "./plain-word";
import type { TrailEvent } from "./shapes";

function fieldsOf(details: TrailEvent["details"]): string {
  const fields = details["fields"];
  return Array.isArray(fields) && fields.length > 0 ? fields.map((each) => plainWord(String(each)).toLocaleLowerCase()).join(", ") : "";
}

function numberOf(details: TrailEvent["details"]): number | null {
  return typeof details["n"] === "number" && details["n"] > 1 ? details["n"] : null;
}

export function EventItem({ event }: { event: TrailEvent }) {
  const study = useStudy();
  const link = eventLink(event.kind, event.object_id, event.details);
  const fields = fieldsOf(event.details);
  const n = numberOf(event.details);
  return (
    <li>
      <Avatar name={event.actor} />
      <span>
        <strong>{event.actor}</strong> {event.sentence}{n !== null && ` (${n})`}{fields && <span class="quiet">: {fields}</span>}{" "}
        {link && <a class="small" href={study.path(link)}>Open</a>}{" "}
        {event.via === "token" && <Pill icon="key">By a script</Pill>}
      </span>
      <When at={event.at} as="instant" />
      <details>
        <summary>Record {event.seq}</summary>
        <p><code>{event.kind}</code> · request <code>{event.request_id || "none"}</code>{event.role && ` · as ${event.role}`}</p>
        <p>seal <code>{event.seal}</code></p>
      </details>
    </li>
  );
}
