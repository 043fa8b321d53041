/** Participants by group: recruitment against target, consent and data state at a glance. */
import { useMemo, useState } from "preact/hooks";
import { useStudy } from "../session/use-study";
import type { Group, Study } from "../study/shapes";
import { useAttributes } from "../study/use-attributes";
import { useStudyFacts } from "../study/use-study-facts";
import { Button } from "../ui/Button";
import { count } from "../ui/count";
import { EmptyState } from "../ui/EmptyState";
import { useDestinations } from "../ui/go-to-store";
import { useKeys } from "../ui/key-store";
import { Page } from "../ui/Page";
import { SearchField } from "../ui/SearchField";
import { Select } from "../ui/Select";
import { Table } from "../ui/Table";
import { GroupTarget } from "./GroupTarget";
import { ImportDialog } from "./ImportDialog";
import { participantColumns } from "./participant-columns";
import { ParticipantDialog } from "./ParticipantDialog";
import type { Attribute, ParticipantLine, Status } from "./shapes";
import { useParticipants } from "./use-participants";
import { optionsOf, STATUSES } from "./wording";
import "./ParticipantsPage.css";

type Doing = { what: "add" } | { what: "import" } | { what: "edit"; participant: ParticipantLine } | null;

interface Wanted {
  words: string;
  status: Status | "";
  consent: "" | "valid" | "ended" | "missing";
}

function matches(participant: ParticipantLine, { words, status, consent }: Wanted): boolean {
  const text = `${participant.study_code} ${participant.pseudonym}`.toLocaleLowerCase();
  const said = words.trim().toLocaleLowerCase();
  return text.includes(said) && (!status || participant.status === status) && (!consent || participant.consent.state === consent);
}

interface GroupProps {
  group: Group;
  all: readonly ParticipantLine[];
  shown: readonly ParticipantLine[];
  attributes: readonly Attribute[];
  onEdit: ((participant: ParticipantLine) => void) | undefined;
}

function GroupPart({ group, all, shown, attributes, onEdit }: GroupProps) {
  const study = useStudy();
  const mine = shown.filter((each) => each.group_id === group.id);
  const anyone = all.some((each) => each.group_id === group.id);
  const columns = participantColumns({ attributes, subRoles: group.sub_roles.length > 0, href: (each) => study.path(`participants/${each.id}`), onEdit });
  return (
    <section class="people-group" aria-labelledby={`group-${group.id}`}>
      <header class="people-head">
        <div>
          <h2 id={`group-${group.id}`}>{group.label}</h2>
          {group.criterion && <p class="quiet small">Criterion: {group.criterion}</p>}
        </div>
        <GroupTarget group={group} participants={all} />
      </header>
      {mine.length > 0 ? (
        <Table caption={group.label} columns={columns} rows={mine} rowKey={(each) => each.id} />
      ) : (
        <p class="quiet">{anyone ? "Nobody here matches what you asked for." : "Nobody yet."}</p>
      )}
    </section>
  );
}

function Finder({ wanted, onWanted, found }: { wanted: Wanted; onWanted: (wanted: Wanted) => void; found: number }) {
  return (
    <div class="people-find no-print">
      <SearchField label="Find by code or pseudonym" value={wanted.words} onValue={(words) => onWanted({ ...wanted, words })} />
      <Select hideLabel label="Status" name="status" value={wanted.status} onValue={(status) => onWanted({ ...wanted, status: status as Status | "" })} placeholder="Any status" options={optionsOf(STATUSES)} />
      <Select
        hideLabel label="Consent" name="consent" value={wanted.consent} placeholder="Any consent"
        onValue={(consent) => onWanted({ ...wanted, consent: consent as Wanted["consent"] })}
        options={[{ value: "valid", label: "Consent attested" }, { value: "missing", label: "Not attested" }, { value: "ended", label: "Consent ended" }]}
      />
      <span class="quiet small" role="status">{count(found, "participant")}</span>
    </div>
  );
}

function Dialogs({ doing, facts, attributes, onClose }: { doing: Doing; facts: Study; attributes: readonly Attribute[]; onClose: () => void }) {
  if (!doing) return null;
  if (doing.what === "import") return <ImportDialog groups={facts.groups} attributes={attributes} onClose={onClose} />;
  return <ParticipantDialog groups={facts.groups} attributes={attributes} participant={doing.what === "edit" ? doing.participant : undefined} onClose={onClose} />;
}

function Nobody({ onDo }: { onDo: (doing: Doing) => void }) {
  const study = useStudy();
  return (
    <EmptyState
      icon="people" title="No participants yet"
      action={
        <div class="row">
          {study.may("change_participants") && <Button kind="primary" icon="plus" onClick={() => onDo({ what: "add" })}>Add a participant</Button>}
          {study.may("import_participants") && <Button icon="upload" onClick={() => onDo({ what: "import" })}>Import from a table</Button>}
        </div>
      }
    >
      Whoever takes part stands here under a study code and a pseudonym. Names and contact details do not belong in this place.
    </EmptyState>
  );
}

export function ParticipantsPage() {
  const study = useStudy();
  const facts = useStudyFacts();
  const attributes = useAttributes();
  const people = useParticipants();
  const [doing, setDoing] = useState<Doing>(null);
  const [wanted, setWanted] = useState<Wanted>({ words: "", status: "", consent: "" });
  const mayChange = study.may("change_participants");
  useKeys("Participants", mayChange ? [{ keys: "n", label: "Add a participant", run: () => setDoing({ what: "add" }) }] : []);
  useDestinations("participants", useMemo(() => (people.data ?? []).map((each) => ({
    id: each.id, label: each.pseudonym ? `${each.study_code} ${each.pseudonym}` : each.study_code, kind: "Participant", icon: "person" as const, href: study.path(`participants/${each.id}`),
  })), [people.data]));
  const failed = people.error ?? facts.error ?? attributes.error;
  const all = people.data && facts.data && attributes.data ? { people: people.data, facts: facts.data, attributes: attributes.data } : undefined;
  const refetch = (): void => void Promise.all([people.refetch(), facts.refetch(), attributes.refetch()]);
  return (
    <Page
      title="Participants" crumbs={[study.crumb]} query={{ data: all, error: failed, isPending: !all, refetch }}
      actions={study.may("import_participants") && <Button icon="upload" onClick={() => setDoing({ what: "import" })}>Import</Button>}
      primary={mayChange && <Button kind="primary" icon="plus" onClick={() => setDoing({ what: "add" })}>Add a participant</Button>}
    >
      {(data) => {
        const shown = data.people.filter((each) => matches(each, wanted));
        const onEdit = mayChange ? (participant: ParticipantLine) => setDoing({ what: "edit", participant }) : undefined;
        return (
          <div class="stack">
            {data.people.length === 0 ? <Nobody onDo={setDoing} /> : <Finder wanted={wanted} onWanted={setWanted} found={shown.length} />}
            {data.people.length > 0 && data.facts.groups.map((group) => <GroupPart key={group.id} group={group} all={data.people} shown={shown} attributes={data.attributes} onEdit={onEdit} />)}
            <Dialogs doing={doing} facts={data.facts} attributes={data.attributes} onClose={() => setDoing(null)} />
          </div>
        );
      }}
    </Page>
  );
}
