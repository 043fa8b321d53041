/** The query as a sentence that can be changed: every part is a button, a choice or a number. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { writeDate } from "../../ui/dates";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Segmented } from "../../ui/Segmented";
import { useKeptFocus } from "../codebook/use-kept-focus";
import { ChooseDialog } from "./ChooseDialog";
import { conditionsOf, namesOf, type Condition } from "./conditions";
import { DaysDialog } from "./DaysDialog";
import { ANYTHING, MOST_LINKS, NEAR_TURNS, type Draft, type How, type Link, type Term } from "./draft";
import { HOWS, meaningOf } from "./how-words";
import { TermDialog } from "./TermDialog";
import type { Known } from "./use-choosable";
import "./Sentence.css";

interface Props {
  draft: Draft;
  known: Known;
  onDraft: (draft: Draft) => void;
}

type Asking = { what: "first" } | { what: "link"; at: number } | { what: "condition"; id: string } | { what: "days" } | null;

/** "Trust or Mother, with the codes beneath" as a button. */
function TermButton({ term, known, label, onClick }: { term: Term; known: Known; label: string; onClick: () => void }) {
  const themes = known.themes.map((choice) => ({ ...choice, label: `the theme ${choice.label}` }));
  const chosen = [...term.codeIds, ...term.themeIds];
  const looks = term.codeIds.slice(0, 3).flatMap((id) => known.codes.find((code) => code.id === id) ?? []);
  const branches = term.beneath && known.codes.some(({ parent_id }) => parent_id !== null && term.codeIds.includes(parent_id));
  return (
    <button type="button" class="asked-part" aria-haspopup="dialog" onClick={onClick}>
      <span class="vh">{label}: </span>
      {looks.map(({ id, colour, pattern }) => <span key={id} class={`sw k${colour} p${pattern}`} />)}
      <span>{chosen.length === 0 ? "any code" : namesOf(chosen, [...known.codeChoices, ...themes])}</span>
      {branches && <small>and beneath</small>}
    </button>
  );
}

function LinkLine({ link, at, known, onLink, onAsk, onRemove }: { link: Link; at: number; known: Known; onLink: (link: Link) => void; onAsk: () => void; onRemove: () => void }) {
  return (
    <li class="asked-line" data-keep={`remark:${at}`}>
      <select class="input asked-how" aria-label={`Remark ${at + 1}: how`} aria-describedby={`how-${at}`} value={link.how} onChange={(event) => onLink({ ...link, how: event.currentTarget.value as How })}>
        {HOWS.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>
      <TermButton term={link.term} known={known} label={`Remark ${at + 1}: coded with`} onClick={onAsk} />
      {link.how === "near" && (
        <label class="asked-turns">
          at most{" "}
          <input
            class="input" type="number" min={0} max={100} value={link.turns}
            onInput={(event) => onLink({ ...link, turns: Math.min(100, Math.max(0, Math.trunc(event.currentTarget.valueAsNumber) || 0)) })}
          />
          {" "}turns away
        </label>
      )}
      <Button kind="quiet" size="small" icon="close" label={`Take remark ${at + 1} away`} onClick={onRemove} />
      <span class="asked-means" id={`how-${at}`}>{meaningOf(link.how)}</span>
    </li>
  );
}

function ConditionLine({ lead, said, name, onAsk, onRemove }: { lead: string; said: string; name: string; onAsk: () => void; onRemove: () => void }) {
  return (
    <li class="asked-line" data-keep={`condition:${name}`}>
      <span>{lead}</span>
      <button type="button" class="asked-part" aria-haspopup="dialog" onClick={onAsk}><span class="vh">{name}: </span><span>{said}</span></button>
      <Button kind="quiet" size="small" icon="close" label={`Take the condition ${name} away`} onClick={onRemove} />
    </li>
  );
}

/** "from 1 Nov 2026 to 23 Nov 2026" */
function saidDays({ filters }: Draft): string {
  return [filters.coded_from && `from ${writeDate(filters.coded_from)}`, filters.coded_to && `to ${writeDate(filters.coded_to)}`].filter(Boolean).join(" ");
}

function Dialogs({ draft, known, onDraft, asking, conditions, onClose }: Props & { asking: Asking; conditions: readonly Condition[]; onClose: () => void }) {
  if (asking?.what === "first") return <TermDialog term={draft.first} known={known} onTerm={(first) => onDraft({ ...draft, first })} onClose={onClose} />;
  if (asking?.what === "days") return <DaysDialog filters={draft.filters} onFilters={(filters) => onDraft({ ...draft, filters })} onClose={onClose} />;
  if (asking?.what === "link") {
    const link = draft.links[asking.at];
    return link ? <TermDialog term={link.term} known={known} onTerm={(term) => onDraft({ ...draft, links: draft.links.with(asking.at, { ...link, term }) })} onClose={onClose} /> : null;
  }
  const condition = conditions.find(({ id }) => id === asking?.id);
  if (!condition) return null;
  return <ConditionDialog key={condition.id} draft={draft} condition={condition} onDraft={onDraft} onClose={onClose} />;
}

function ConditionDialog({ draft, condition, onDraft, onClose }: { draft: Draft; condition: Condition; onDraft: (draft: Draft) => void; onClose: () => void }) {
  const [of, setOf] = useState(draft.filters.objective_of ?? "either");
  const onObjective = condition.id === "objective_ns";
  const choose = (values: readonly string[]): void => {
    const filters = condition.choose(values);
    onDraft({ ...draft, filters: onObjective && of !== "either" && filters.objective_ns ? { ...filters, objective_of: of } : dropped(filters, onObjective) });
  };
  return (
    <ChooseDialog title={condition.name} choices={condition.choices} chosen={condition.chosen} onChoose={choose} onClose={onClose}>
      {onObjective && <Segmented legend="Whose objective" value={of} onValue={setOf} choices={[{ value: "either", label: "Code or question" }, { value: "code", label: "Code" }, { value: "question", label: "Question" }]} />}
    </ChooseDialog>
  );
}

function dropped(filters: Draft["filters"], onObjective: boolean): Draft["filters"] {
  if (!onObjective) return filters;
  const rest = { ...filters };
  delete rest.objective_of;
  return rest;
}

export function Sentence({ draft, known, onDraft }: Props) {
  const [asking, setAsking] = useState<Asking>(null);
  const root = useKeptFocus<HTMLDivElement>();
  const conditions = conditionsOf(draft.filters, known);
  const held = conditions.filter(({ chosen }) => chosen.length > 0);
  const days = saidDays(draft);
  const setLinks = (links: readonly Link[]): void => onDraft({ ...draft, links });
  const add = (how: How): void => {
    setLinks([...draft.links, { how, term: ANYTHING, turns: NEAR_TURNS }]);
    setAsking({ what: "link", at: draft.links.length });
  };
  const more: MenuItem[] = [
    ...conditions.filter(({ chosen }) => chosen.length === 0).map(({ id, name }) => ({ label: name, run: () => setAsking({ what: "condition", id }) })),
    ...(days ? [] : [{ label: "When it was coded", run: () => setAsking({ what: "days" }) }]),
  ];
  return (
    <div ref={root} tabIndex={-1} class="asked" role="group" aria-label="What is looked for">
      <ol class="asked-lines">
        <li class="asked-line"><span>Segments coded</span> <TermButton term={draft.first} known={known} label="Coded with" onClick={() => setAsking({ what: "first" })} /></li>
        {draft.links.map((link, at) => (
          <LinkLine
            key={at} link={link} at={at} known={known} onAsk={() => setAsking({ what: "link", at })}
            onLink={(changed) => setLinks(draft.links.with(at, changed))} onRemove={() => setLinks(draft.links.toSpliced(at, 1))}
          />
        ))}
        {held.map(({ id, name, lead, chosen, choices, choose }) => (
          <ConditionLine key={id} name={name} lead={lead} said={namesOf(chosen, choices)} onAsk={() => setAsking({ what: "condition", id })} onRemove={() => onDraft({ ...draft, filters: choose([]) })} />
        ))}
        {days && (
          <ConditionLine
            name="When it was coded" lead="coded" said={days} onAsk={() => setAsking({ what: "days" })}
            onRemove={() => onDraft({ ...draft, filters: { ...draft.filters, coded_from: null, coded_to: null } })}
          />
        )}
      </ol>
      <div class="row no-print">
        {draft.links.length < MOST_LINKS && <Menu label="Add codes" icon="plus" items={HOWS.map(({ value, label }) => ({ label: `… ${label} …`, run: () => add(value) }))}>Codes</Menu>}
        <Menu label="Add a condition" icon="filter" items={more}>Condition</Menu>
      </div>
      <Dialogs draft={draft} known={known} onDraft={onDraft} asking={asking} conditions={conditions} onClose={() => setAsking(null)} />
    </div>
  );
}
