import { beforeEach, describe, expect, it } from "vitest";
import { bodyOf, isNarrowed, keptFor, lookFor, mistakeIn, NOTHING } from "./asked";

describe("what is looked for", () => {
  beforeEach(() => {
    keptFor("s").typed.value = NOTHING;
    keptFor("s").asked.value = null;
  });

  it("is kept for each study apart", () => {
    keptFor("s").typed.value = { ...NOTHING, query: "trust" };
    expect(keptFor("s").typed.value.query).toBe("trust");
    expect(keptFor("other").typed.value.query).toBe("");
  });

  it.each([
    ["trust", "trust"],
    [" her  “own”\nwords ", '"her own words"'],
    ["tr*st", '"tr st"'],
  ])("takes selected words %j as %j", (selected, query) => {
    lookFor("s", selected);
    expect(keptFor("s").asked.value?.query).toBe(query);
  });

  it("stays as it was when nothing was selected", () => {
    lookFor("s", " ");
    expect(keptFor("s").asked.value).toBeNull();
  });

  it("sends no filter that was not chosen", () => {
    const body = bodyOf({ ...NOTHING, query: "trust", group: "g" });
    expect(body).toEqual({ query: "trust", speakers: "everyone", group_ids: ["g"], transcript_ids: [], question_id: null, uncoded: false });
  });

  it("says whether it was narrowed", () => {
    expect(isNarrowed({ ...NOTHING, query: "trust" })).toBe(false);
    expect(isNarrowed({ ...NOTHING, uncoded: true })).toBe(true);
  });
});

describe("the place of a mistake", () => {
  it("is told in code points and shown in the browser's own units", () => {
    const place = mistakeIn("trust 👪 tr*st", { start: 8, end: 13 });
    expect("trust 👪 tr*st".slice(place?.start, place?.end)).toBe("tr*st");
  });

  it.each([[undefined], [null], [{}], [{ start: 3, end: 3 }], [{ start: "1", end: 2 }]])("is none for %j", (place) => expect(mistakeIn("trust", place)).toBeNull());
});
