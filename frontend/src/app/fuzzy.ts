/** How well typed letters fit a name: whole words and beginnings first, scattered letters last. */
const NO_FIT = 0;

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** Letters in order, each at the beginning of a word or beside the last: rewarded; gaps: not. */
function scattered(typed: string, name: string): number {
  let score = 0;
  let at = -1;
  for (const letter of typed) {
    const next = name.indexOf(letter, at + 1);
    if (next < 0) return NO_FIT;
    score += next === at + 1 ? 2 : /\s|^$/.test(name[next - 1] ?? "") ? 2 : 0.2;
    at = next;
  }
  return score / (typed.length * 2);
}

/** From 0 (does not fit) upward; an empty question fits all alike. */
export function fuzzy(asked: string, name: string): number {
  const [typed, said] = [fold(asked.trim()), fold(name)];
  if (typed === "") return 1;
  if (said === typed) return 10;
  if (said.startsWith(typed)) return 8;
  if (said.includes(` ${typed}`)) return 6;
  if (said.includes(typed)) return 4;
  const loose = scattered(typed.replace(/\s+/g, ""), said);
  return loose > 0.55 ? loose : NO_FIT;
}
