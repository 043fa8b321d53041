/** The evidence of a theme in three columns: what supports, nuances and contradicts it, group by group. */
import { useState } from "preact/hooks";
import type { StudyHere } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import type { MenuItem } from "../../ui/Menu";
import { Segmented } from "../../ui/Segmented";
import { ProposeQuoteDialog } from "../codebook/ProposeQuoteDialog";
import { useKeptFocus } from "../codebook/use-kept-focus";
import { byGroup, groupOf, NO_GROUP, SEVERAL } from "./evidence-model";
import "./EvidenceBoard.css";
import { EvidenceCard } from "./EvidenceCard";
import { FindEvidenceDialog } from "./FindEvidenceDialog";
import { NoteDialog } from "./NoteDialog";
import { RELATION_WORDS, RELATIONS } from "./theme-words";
import type { Evidence, Theme } from "./themes";
import { useEvidenceChanges } from "./use-evidence-changes";

type Asking = { what: "note" | "quote"; evidence: Evidence } | { what: "find" } | null;

interface Props {
  study: StudyHere;
  theme: Theme;
  /** Names of the groups by their codes, in the study's order. */
  groups: ReadonlyMap<string, string>;
}

const ALL = "all";

export function EvidenceBoard({ study, theme, groups }: Props) {
  const [group, setGroup] = useState(ALL);
  const [asking, setAsking] = useState<Asking>(null);
  const { relate, remove, add, adding } = useEvidenceChanges(study.id, theme.id);
  const kept = useKeptFocus<HTMLElement>();
  const mayChange = study.may("change_themes");
  const shown = theme.evidence.filter((each) => group === ALL || groupOf(each) === group);
  const nameOf = (code: string): string => (code === NO_GROUP ? "Speaker not known" : code === SEVERAL ? "Several together" : (groups.get(code) ?? code));
  const itemsFor = (evidence: Evidence): MenuItem[] => [
    ...(mayChange
      ? [
          ...RELATIONS.filter((relation) => relation !== evidence.relation).map((relation): MenuItem => ({ label: `It ${RELATION_WORDS[relation].label} the theme`, icon: RELATION_WORDS[relation].icon, run: () => relate(evidence, relation) })),
          { label: evidence.note ? "Change the note…" : "Add a note…", icon: "memo", run: () => setAsking({ what: "note", evidence }) } as const,
        ]
      : []),
    ...(study.may("propose_quote") ? [{ label: "Propose as a quote…", icon: "quote", run: () => setAsking({ what: "quote", evidence }) } as const] : []),
    ...(mayChange ? [{ label: "Take out of the theme", icon: "close", danger: true, run: () => remove(evidence) } as const] : []),
  ];
  const done = (): void => setAsking(null);
  return (
    <section ref={kept} tabIndex={-1} class="evidence-board" aria-labelledby="evidence-title">
      <div class="evidence-head">
        <h2 id="evidence-title">Evidence</h2>
        {groups.size > 1 && <Segmented legend="Whose words" value={group} onValue={setGroup} choices={[{ value: ALL, label: "Everyone" }, ...[...groups.keys()].map((code) => ({ value: code, label: code }))]} />}
        {mayChange && <Button class="row-push no-print" icon="plus" onClick={() => setAsking({ what: "find" })}>Add evidence…</Button>}
      </div>
      <div class="evidence-columns">
        {RELATIONS.map((relation) => {
          const grouped = byGroup(shown, relation, [...groups.keys()]);
          return (
            <section key={relation} class="evidence-column" aria-labelledby={`evidence-${relation}`}>
              <h3 id={`evidence-${relation}`}><Icon name={RELATION_WORDS[relation].icon} size={16} /> {RELATION_WORDS[relation].title} <span class="quiet num">{grouped.reduce((sum, { items }) => sum + items.length, 0)}</span></h3>
              {grouped.length === 0 && <p class="quiet evidence-empty">{group === ALL ? RELATION_WORDS[relation].none : `Nothing from ${nameOf(group).toLowerCase()}.`}</p>}
              {grouped.map(({ group: code, items }) => (
                <div key={code}>
                  <h4>{nameOf(code)}</h4>
                  <ul>
                    {items.map((evidence) => (
                      <EvidenceCard key={evidence.id} evidence={evidence} href={study.path(`transcripts/${evidence.transcript_id}#segment=${evidence.coding_id}`)} codeHref={study.path(`codes/${evidence.code_id}`)} items={itemsFor(evidence)} />
                    ))}
                  </ul>
                </div>
              ))}
            </section>
          );
        })}
      </div>
      {asking?.what === "note" && <NoteDialog studyId={study.id} themeId={theme.id} evidence={asking.evidence} onClose={done} />}
      {asking?.what === "quote" && <ProposeQuoteDialog studyId={study.id} codingId={asking.evidence.coding_id} words={asking.evidence.quote} quotesHref={study.path("quotes")} onClose={done} />}
      {asking?.what === "find" && <FindEvidenceDialog study={study} theme={theme} busy={adding} onAdd={add} onClose={done} />}
    </section>
  );
}
