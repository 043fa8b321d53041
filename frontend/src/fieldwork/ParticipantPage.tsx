/** One participant: a line of time, their state, and their consent. */
import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { NotesCard } from "../analysis/notes/NotesAbout";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { useParam } from "../base/route-context";
import { useStudy } from "../session/use-study";
import { plainWord } from "../study/plain-word";
import { useStudyFacts } from "../study/use-study-facts";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Facts } from "../ui/Facts";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Pill } from "../ui/Pill";
import { AttestDialog } from "./AttestDialog";
import { ConsentPill } from "./ConsentPill";
import { EndConsentDialog } from "./EndConsentDialog";
import { InterviewDialog } from "./InterviewDialog";
import { ParticipantDialog } from "./ParticipantDialog";
import type { Consent, ParticipantPage as Whole } from "./shapes";
import { Timeline } from "./Timeline";
import { STATUSES, writeValue } from "./wording";

type Doing = { what: "attest" } | { what: "edit" } | { what: "interview" } | { what: "end"; consent: Consent } | null;

function Dialogs({ doing, page, onClose }: { doing: Doing; page: Whole; onClose: () => void }) {
  const facts = useStudyFacts();
  if (doing?.what === "attest") return <AttestDialog participant={page} lastVersion={page.consents[0]?.document_version ?? ""} onClose={onClose} />;
  if (doing?.what === "end") return <EndConsentDialog participant={page} consent={doing.consent} onClose={onClose} />;
  if (doing?.what === "interview") return <InterviewDialog participantIds={[page.id]} onClose={onClose} />;
  if (doing?.what === "edit" && facts.data) return <ParticipantDialog groups={facts.data.groups} attributes={page.attributes_defined} participant={page} onClose={onClose} />;
  return null;
}

function ConsentCard({ page, onAttest }: { page: Whole; onAttest: (() => void) | undefined }) {
  const valid = page.consent.state === "valid";
  return (
    <Card title="Consent" action={<ConsentPill consent={page.consent} plain />}>
      {valid ? (
        <Facts
          facts={[
            { term: "Documents", value: page.consent.document_version },
            { term: "Quotes", value: page.consent.allows_quotes ? "Yes" : "No" },
            { term: "For reviewers", value: page.consent.allows_reviewers ? "Yes" : "No" },
          ]}
        />
      ) : (
        <p>{page.consent.state === "ended" ? "The consent has ended." : "Nobody has attested a consent yet."}</p>
      )}
      {onAttest && <p class="no-print"><Button kind={valid ? "plain" : "primary"} onClick={onAttest}>{valid ? "Attest a new consent" : "Attest consent"}</Button></p>}
    </Card>
  );
}

function AboutCard({ page }: { page: Whole }) {
  const study = useStudy();
  const facts = useStudyFacts();
  const group = facts.data?.groups.find((each) => each.id === page.group_id);
  return (
    <Card title="About">
      <Facts
        facts={[
          { term: "Pseudonym", value: page.pseudonym || <span class="quiet">None</span> },
          { term: "Group", value: group?.label },
          ...(page.sub_role ? [{ term: "Sub-role", value: plainWord(page.sub_role) }] : []),
          { term: "Status", value: STATUSES[page.status] },
          ...page.attributes_defined.map((each) => ({ term: each.name, value: writeValue(page.attributes[each.id]) || <span class="quiet">Not recorded</span> })),
        ]}
      />
      {page.attributes_defined.length === 0 && study.may("define_attributes") && <p class="small quiet no-print"><a href={study.path("attributes")}>Define attributes</a> to record more, such as age bands.</p>}
    </Card>
  );
}

export function ParticipantPage() {
  const study = useStudy();
  const id = useParam("participant");
  const [doing, setDoing] = useState<Doing>(null);
  const query = useQuery({
    queryKey: ["study", study.id, "participants", id],
    queryFn: () => answer(api.GET("/api/v1/studies/{study_id}/participants/{participant_id}", { params: { path: { study_id: study.id, participant_id: id } } })),
  });
  const attest = study.may("attest_consent") ? () => setDoing({ what: "attest" }) : undefined;
  return (
    <Page
      title={query.data?.study_code ?? "Participant"}
      crumbs={[study.crumb, { label: "Participants", href: study.path("participants") }]}
      query={query}
      pill={query.data && <Pill>{STATUSES[query.data.status]}</Pill>}
      actions={study.may("change_participants") && <Button icon="edit" onClick={() => setDoing({ what: "edit" })}>Change</Button>}
      primary={study.may("change_interviews") && <Button kind="primary" icon="plus" onClick={() => setDoing({ what: "interview" })}>Add an interview</Button>}
    >
      {(page) => (
        <div class="stack">
          {page.closed && <Notice tone="warn" title="Coding and quoting are closed" action={attest && <Button size="small" onClick={attest}>Attest consent</Button>}>{attest ? "No consent is attested, or it has ended. Attest it here once you have seen the form; nothing of theirs is coded or quoted before." : page.closed.detail}</Notice>}
          {page.warnings.map((warning) => <Notice key={warning.code} tone="warn">{warning.message}</Notice>)}
          <div class="columns">
            <Card title="What happened">
              <Timeline page={page} onEndConsent={study.may("attest_consent") ? (consent) => setDoing({ what: "end", consent }) : undefined} />
            </Card>
            <div class="stack">
              <ConsentCard page={page} onAttest={attest} />
              <AboutCard page={page} />
              <NotesCard subject={{ kind: "participant", id: page.id, label: page.study_code }} />
            </div>
          </div>
          <Dialogs doing={doing} page={page} onClose={() => setDoing(null)} />
        </div>
      )}
    </Page>
  );
}
