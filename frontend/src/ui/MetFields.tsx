/** What two people wrote into the same fields of a form, each to be decided. */
import { EditConflict } from "./EditConflict";

type Name<T> = keyof T & string;

interface Met<T> {
  theirs: T;
  mine: T;
  by: string | undefined;
  both: readonly Name<T>[];
  open: readonly Name<T>[];
}

interface Props<T extends object> {
  /** "code", "theme" */
  what: string;
  meeting: Met<T> | null;
  decide: <K extends Name<T>>(name: K, value: T[K]) => void;
  labelOf: (name: Name<T>) => string;
  /** A value in words; without it, as it is. */
  say?: ((name: Name<T>, values: T) => string) | undefined;
  /** Texts that can stand one beneath the other. */
  joins?: ((name: Name<T>) => boolean) | undefined;
  /** My own name: what I saved in another window is not somebody else's. */
  me?: string | undefined;
}

export function MetFields<T extends object>({ what, meeting, decide, labelOf, say, joins, me }: Props<T>) {
  if (!meeting) return null;
  const { theirs, mine, by, both, open } = meeting;
  const inWords = say ?? ((name: Name<T>, values: T): string => String(values[name] ?? ""));
  const fields = both.map((name) => ({ name, label: labelOf(name), theirs: inWords(name, theirs), mine: inWords(name, mine), open: open.includes(name), canJoin: joins?.(name) ?? false }));
  const choose = (name: Name<T>, choice: "theirs" | "mine" | "both"): void => {
    if (choice === "both") decide(name, `${String(theirs[name])}\n\n${String(mine[name])}` as T[typeof name]);
    else decide(name, choice === "theirs" ? theirs[name] : mine[name]);
  };
  return <EditConflict what={what} by={by} elsewhere={by !== undefined && by === me} fields={fields} onChoose={choose} />;
}
