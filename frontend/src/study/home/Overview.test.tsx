/** In one column what waits for me comes first, for the eye and for Tab; with room for two it stands beside. */
import { render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { Overview } from "./Overview";
import type { Home } from "./shapes";

vi.mock("../../session/use-study", () => ({ useStudy: () => ({ id: "s", may: () => true, path: (rest: string) => `/studies/s/${rest}`, seat: {} }) }));
vi.mock("./FirstSteps", () => ({ FirstSteps: () => <h2>First steps</h2> }));
vi.mock("./NumbersStrip", () => ({ NumbersStrip: () => <h2>Numbers</h2> }));
vi.mock("./PhasesCard", () => ({ PhasesCard: () => <h2>Phases</h2> }));
vi.mock("./RecruitmentCard", () => ({ RecruitmentCard: () => <h2>Recruitment</h2> }));
vi.mock("./SinceCard", () => ({ SinceCard: () => <h2>Since</h2> }));

function headings(narrow: boolean, waits: boolean): (string | null)[] {
  vi.stubGlobal("matchMedia", () => ({ matches: narrow, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  const waiting = waits ? [{ kind: "attest", detail: "Check a transcript", page: "transcripts", items: [] }] : [];
  render(<Overview home={{ research_question: "", numbers: { transcripts: 1 }, waiting, phases: [] } as unknown as Home} />);
  return screen.getAllByRole("heading").map((heading) => heading.textContent);
}

test("what waits comes first in one column", () => {
  expect(headings(true, true)).toEqual(["Waiting for you", "Since", "Numbers", "Phases", "Recruitment"]);
});

test("it comes after what happened where there are two columns", () => {
  expect(headings(false, true)).toEqual(["Numbers", "Since", "Phases", "Waiting for you", "Recruitment"]);
});
