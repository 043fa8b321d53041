/** The versions of a theme, and two of them side by side with the words that differ marked. */
import { useState } from "preact/hooks";
import { diffWords } from "../../text/diff";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorState } from "../../ui/ErrorState";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { When } from "../../ui/When";
import { DiffText } from "../../ui/DiffText";
import { THEME_LABELS, type ThemeValues } from "./theme-words";
import { useVersions, type Theme, type ThemeVersion } from "./themes";
import "./VersionsCard.css";

const PARTS = ["name", "central_organising_concept", "definition", "scope_in", "scope_out", "plain_summary", "easy_read", "why_we_think_this"] as const satisfies readonly (keyof ThemeValues)[];

function Compared({ older, newer }: { older: ThemeVersion; newer: ThemeVersion }) {
  const differing = PARTS.filter((part) => older[part] !== newer[part]);
  if (differing.length === 0) return <p class="quiet">These two say the same.</p>;
  return (
    <div class="versions-table">
      <table>
        <caption class="vh">Version {older.n} beside version {newer.n}</caption>
        <thead>
          <tr><td /><th scope="col">Version {older.n}</th><th scope="col">Version {newer.n}</th></tr>
        </thead>
        <tbody>
          {differing.map((part) => {
            const pieces = diffWords(older[part], newer[part]);
            return (
              <tr key={part}>
                <th scope="row">{THEME_LABELS[part]}</th>
                <td>{older[part] ? <DiffText pieces={pieces} side="before" /> : <span class="quiet">Empty</span>}</td>
                <td>{newer[part] ? <DiffText pieces={pieces} side="after" /> : <span class="quiet">Empty</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Versions({ versions }: { versions: readonly ThemeVersion[] }) {
  const [pair, setPair] = useState<[string, string] | null>(null);
  const options = versions.map(({ n }) => ({ value: String(n), label: `Version ${n}` }));
  const find = (n: string): ThemeVersion | undefined => versions.find((version) => String(version.n) === n);
  const [left, right] = pair ? [find(pair[0]), find(pair[1])] : [];
  return (
    <>
      <ol class="versions" reversed start={versions[0]?.n ?? 1}>
        {versions.map(({ n, name, reason, author, created_at }) => (
          <li key={n}>
            <b class="num">{n}</b>
            <div>
              <p>{name}</p>
              <p class="quiet small">{author}, <When at={created_at} as="instant" />{reason && <>. {reason}</>}</p>
            </div>
            {n > 1 && <Button size="small" class="no-print" onClick={() => setPair([String(n - 1), String(n)])}>Compare <span class="vh">version {n}</span> with {n - 1}</Button>}
          </li>
        ))}
      </ol>
      {pair && left && right && (
        <section class="versions-compare" aria-label="Two versions side by side">
          <div class="row no-print">
            <Select name="older" label="Compare" value={pair[0]} onValue={(n) => setPair([n, pair[1]])} options={options} />
            <Select name="newer" label="with" value={pair[1]} onValue={(n) => setPair([pair[0], n])} options={options} />
            <Button size="small" kind="quiet" icon="close" class="row-push" onClick={() => setPair(null)}>Close</Button>
          </div>
          <Compared older={left} newer={right} />
        </section>
      )}
    </>
  );
}

export function VersionsCard({ studyId, theme }: { studyId: string; theme: Theme }) {
  const versions = useVersions(studyId, theme);
  return (
    <Card title="Versions">
      {versions.error ? <ErrorState problem={versions.error} onRetry={() => void versions.refetch()} /> : versions.data ? <Versions versions={versions.data.items} /> : <Skeleton lines={3} />}
    </Card>
  );
}
