/** Gather lines under whoever did them, the most recent person first. Pure. */
import type { Line } from "./shapes";

export interface Person {
  actor: string;
  /** When they last did something. */
  at: string;
  lines: Line[];
}

export function byPerson(lines: readonly Line[]): Person[] {
  const people = new Map<string, Person>();
  for (const line of lines) {
    const person = people.get(line.actor) ?? { actor: line.actor, at: line.at, lines: [] };
    person.lines.push(line);
    if (line.at > person.at) person.at = line.at;
    people.set(line.actor, person);
  }
  return [...people.values()];
}
