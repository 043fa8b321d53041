/** Offsets survive emoji, accents, joiners and Arabic. */
import { describe, expect, it } from "vitest";
import { mapCodePoints } from "./code-points";
import { randomText } from "./random-text.test-support";

describe("mapCodePoints", () => {
  it("counts an emoji as one code point and a family of four as seven", () => {
    const text = "a😀b👨‍👩‍👧‍👦c";
    const map = mapCodePoints(text);
    expect(map.length).toBe([...text].length);
    expect(map.toCodePoint(text.indexOf("b"))).toBe(2);
    expect(map.toCodePoint(text.indexOf("c"))).toBe(2 + 1 + 7);
    expect(map.toUtf16(10)).toBe(text.indexOf("c"));
  });

  it("takes an offset inside a surrogate pair as the start of the pair", () => {
    expect(mapCodePoints("a😀b").toCodePoint(2)).toBe(1);
  });

  it("keeps to the text when asked beyond it", () => {
    const map = mapCodePoints("a😀");
    expect([map.toUtf16(99), map.toCodePoint(99), map.toUtf16(-3)]).toEqual([3, 2, 0]);
  });

  it("agrees with counting by hand at every offset of random texts", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const text = randomText(seed, 120);
      const map = mapCodePoints(text);
      const points = [...text];
      let utf16 = 0;
      points.forEach((point, index) => {
        expect(map.toUtf16(index)).toBe(utf16);
        expect(map.toCodePoint(utf16)).toBe(index);
        utf16 += point.length;
      });
      expect(map.toUtf16(points.length)).toBe(text.length);
      expect(map.toCodePoint(text.length)).toBe(points.length);
    }
  });
});
