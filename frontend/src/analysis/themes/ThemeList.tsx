/** The themes as a list: the equal of the board for those who do not drag. */
import { Menu, type MenuItem } from "../../ui/Menu";
import { Table, type Column } from "../../ui/Table";
import { STATES, type ThemeState } from "./theme-words";
import { StatePill } from "./StatePill";
import type { ThemeCode, ThemeLine } from "./themes";

interface Props {
  themes: readonly ThemeLine[];
  hrefOf: (id: string) => string;
  codeHref: (id: string) => string;
  itemsFor: (theme: ThemeLine) => readonly MenuItem[];
}

function Codes({ codes, codeHref }: { codes: readonly ThemeCode[]; codeHref: (id: string) => string }) {
  if (codes.length === 0) return <span class="quiet">None yet</span>;
  return (
    <ul class="list-codes">
      {codes.map(({ id, label, colour, pattern }) => <li key={id}><span class={`sw k${colour} p${pattern}`} /> <a href={codeHref(id)}>{label}</a></li>)}
    </ul>
  );
}

export function ThemeList({ themes, hrefOf, codeHref, itemsFor }: Props) {
  const columns: Column<ThemeLine>[] = [
    { key: "name", head: "Theme", main: true, cell: ({ id, name, central_organising_concept }) => <><a href={hrefOf(id)}>{name}</a><small class="list-idea">{central_organising_concept}</small></> },
    { key: "state", head: "State", sort: ({ state }) => STATES[state as ThemeState].label, cell: ({ state }) => <StatePill state={state} /> },
    { key: "codes", head: "Codes", cell: ({ codes }) => <Codes codes={codes} codeHref={codeHref} /> },
    { key: "supports", head: "Supports", align: "end", sort: (theme) => theme.supports, cell: (theme) => theme.supports },
    { key: "nuances", head: "Nuances", align: "end", sort: (theme) => theme.nuances, cell: (theme) => theme.nuances },
    { key: "contradicts", head: "Contradicts", align: "end", sort: (theme) => theme.contradicts, cell: (theme) => theme.contradicts },
    { key: "acts", head: "Actions", hideHead: true, cell: (theme) => <Menu small label={`Actions for ${theme.name}`} items={itemsFor(theme)} /> },
  ];
  return <Table caption="Themes in their order" columns={columns} rows={themes} rowKey={({ id }) => id} />;
}
