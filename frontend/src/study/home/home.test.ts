import { describe, expect, it } from "vitest";
import { byPerson } from "./by-person";
import { nextStep } from "./next-step";
import { placeOf, placeOfWaiting } from "./place-of";
import type { Home, Line } from "./shapes";

const line = (actor: string, kind: string, at: string): Line => ({ actor, kind, at, mine: false, n: 1, sentence: kind, page: null, object_id: null });

const home = (transcripts: number, lacking: { id: string; label: string }[]): Home =>
  ({
    numbers: { transcripts },
    phases: [{ checks: [] }, { checks: [{ code: "coded", lacking }] }],
  }) as unknown as Home;

describe("where things lead", () => {
  it("goes to the one thing, or to the page that lists them", () => {
    expect(placeOf("themes", "t1")).toBe("themes/t1");
    expect(placeOf("themes")).toBe("themes");
    expect(placeOf("codes", "c1")).toBe("codes/c1");
    expect(placeOf("codes", null)).toBe("codebook");
    expect(placeOf("quotes", "q1")).toBe("quotes");
  });

  it("takes whoever is asked to check a transcript to its check", () => {
    expect(placeOfWaiting("attest", "transcripts", "t1")).toBe("transcripts/t1/check");
    expect(placeOfWaiting("consent", "transcripts", "t1")).toBe("transcripts/t1");
  });
});

describe("what happened", () => {
  it("stands together under each person, the last time first", () => {
    const found = byPerson([line("Bram", "a", "2026-11-23T10:00:00Z"), line("Marit", "b", "2026-11-22T10:00:00Z"), line("Bram", "c", "2026-11-21T10:00:00Z")]);
    expect(found.map((each) => [each.actor, each.at, each.lines.length])).toEqual([
      ["Bram", "2026-11-23T10:00:00Z", 2],
      ["Marit", "2026-11-22T10:00:00Z", 1],
    ]);
  });
});

describe("the next step", () => {
  const may = (): boolean => true;

  it("is left to the first steps while there is nothing", () => {
    expect(nextStep(home(0, []), may)).toBeNull();
  });

  it("is the first transcript without codings, then the themes", () => {
    expect(nextStep(home(2, [{ id: "t1", label: "SU-01" }]), may)).toMatchObject({ label: "Code SU-01", place: "transcripts/t1" });
    expect(nextStep(home(2, [{ id: "t1", label: "SU-01" }]), () => false)?.place).toBe("themes");
    expect(nextStep(home(2, []), may)?.place).toBe("themes");
  });
});
