/** The columns of the participants' table: code, state, consent, data, and what the study records of them. */
import { plainWord } from "../study/plain-word";
import { Button } from "../ui/Button";
import { Pill } from "../ui/Pill";
import type { Column } from "../ui/Table";
import { ConsentPill } from "./ConsentPill";
import type { Attribute, ParticipantLine } from "./shapes";
import { isTakingPart, STATUSES, writeValue } from "./wording";

interface Given {
  attributes: readonly Attribute[];
  subRoles: boolean;
  href: (participant: ParticipantLine) => string;
  /** Left out where the person may not change participants. */
  onEdit?: ((participant: ParticipantLine) => void) | undefined;
}

function Transcripts({ participant }: { participant: ParticipantLine }) {
  const { transcripts, deidentified } = participant;
  if (transcripts === 0) return <span class="quiet">None</span>;
  return (
    <>
      {transcripts}
      <small>{deidentified === transcripts ? "de-identified" : `${deidentified} de-identified`}</small>
    </>
  );
}

export function participantColumns({ attributes, subRoles, href, onEdit }: Given): Column<ParticipantLine>[] {
  const columns: Column<ParticipantLine>[] = [
    {
      key: "code", head: "Code", main: true, sort: (each) => each.study_code,
      cell: (each) => <><a href={href(each)}>{each.study_code}</a><small>{each.pseudonym || "no pseudonym"}</small></>,
    },
    {
      key: "status", head: "Status", sort: (each) => Object.keys(STATUSES).indexOf(each.status),
      cell: (each) => (isTakingPart(each.status) ? STATUSES[each.status] : <Pill>{STATUSES[each.status]}</Pill>),
    },
    { key: "consent", head: "Consent", sort: (each) => each.consent.consented_on ?? "", cell: (each) => <ConsentPill consent={each.consent} /> },
    { key: "interviews", head: "Interviews", align: "end", sort: (each) => each.interviews, cell: (each) => each.interviews },
    { key: "transcripts", head: "Transcripts", sort: (each) => each.transcripts, cell: (each) => <Transcripts participant={each} /> },
  ];
  if (subRoles) columns.splice(1, 0, { key: "role", head: "Sub-role", sort: (each) => each.sub_role ?? "", cell: (each) => (each.sub_role ? plainWord(each.sub_role) : <span class="quiet">Not recorded</span>) });
  for (const attribute of attributes) {
    columns.push({
      key: attribute.id, head: attribute.name, align: attribute.kind === "number" ? "end" : "start",
      sort: (each) => writeValue(each.attributes[attribute.id]), cell: (each) => writeValue(each.attributes[attribute.id]) || <span class="quiet">·</span>,
    });
  }
  if (onEdit) {
    columns.push({
      key: "acts", head: "Change", hideHead: true,
      cell: (each) => <Button kind="quiet" size="small" icon="edit" label={`Change ${each.study_code}`} onClick={() => onEdit(each)} />,
    });
  }
  return columns;
}
