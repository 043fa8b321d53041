/** Keys 1 to 9 stay where a coder's fingers expect them. */
import { describe, expect, it } from "vitest";
import { keepRecent, loadRecent, NO_RECENT, noteUse } from "./recent-codes";

const after = (...ids: string[]) => ids.reduce(noteUse, NO_RECENT);

describe("noteUse", () => {
  it("gives keys in the order of first use, and keeps them when a code is used again", () => {
    expect(after("a", "b", "c", "b", "a").slots).toEqual(["a", "b", "c"]);
  });

  it("gives a tenth code the key of the one not used for longest", () => {
    const nine = after("1", "2", "3", "4", "5", "6", "7", "8", "9", "1");
    expect(noteUse(nine, "new").slots).toEqual(["1", "new", "3", "4", "5", "6", "7", "8", "9"]);
  });

  it("is remembered, and survives what it cannot read", () => {
    keepRecent("study", after("a"));
    expect(loadRecent("study").slots).toEqual(["a"]);
    localStorage.setItem("cotheme.recent-codes.study", "{");
    expect(loadRecent("study")).toEqual(NO_RECENT);
  });
});
