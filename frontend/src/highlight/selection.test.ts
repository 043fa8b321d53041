/** Offsets are found from places in the page, and places from offsets. What selects is tested in a real browser. */
import { afterEach, describe, expect, it } from "vitest";
import { endOf, offsetAt, piecesOf, positionAt } from "./pieces";
import { rangeOf, readSelection, placeSelection, spanOf } from "./selection";

/** Two turns, "Well, I said 😀 no." (one part under a mark) and "Right.", with a gutter before each. */
function showTranscript(): HTMLElement {
  const host = document.createElement("div");
  const turn = (...pieces: [number, string][]): HTMLElement => {
    const row = document.createElement("div");
    const gutter = document.createElement("div");
    gutter.textContent = "P01 0:12";
    const say = document.createElement("p");
    for (const [start, text] of pieces) {
      const piece = document.createElement("span");
      piece.dataset["o"] = String(start);
      piece.textContent = text;
      say.append(piece);
    }
    row.append(gutter, say);
    return row;
  };
  host.append(turn([0, "Well, "], [6, "I said 😀"], [15, " no."]), turn([20, "Right."]));
  document.body.append(host);
  return host;
}

afterEach(() => document.body.replaceChildren());

describe("offsetAt", () => {
  it("counts from the start of the piece", () => {
    const host = showTranscript();
    const text = piecesOf(host)[1]?.firstChild as Text;
    expect(offsetAt(host, { node: text, offset: 2 }, "start")).toBe(8);
  });

  it("lets a selection that ends at the next turn's element end with the turn before", () => {
    const host = showTranscript();
    const next = host.querySelectorAll("p")[1] as Element;
    expect(offsetAt(host, { node: next, offset: 0 }, "end")).toBe(19);
    expect(offsetAt(host, { node: next, offset: 0 }, "start")).toBe(20);
  });

  it("takes the whole text when all of the host is selected", () => {
    const host = showTranscript();
    expect(offsetAt(host, { node: host, offset: 0 }, "start")).toBe(0);
    expect(offsetAt(host, { node: host, offset: host.childNodes.length }, "end")).toBe(26);
  });

  it("takes a place in the gutter as the text beside it", () => {
    const host = showTranscript();
    const gutter = host.lastElementChild?.firstElementChild?.firstChild as Text;
    expect(offsetAt(host, { node: gutter, offset: 3 }, "start")).toBe(20);
    expect(offsetAt(host, { node: gutter, offset: 3 }, "end")).toBe(19);
  });
});

describe("positionAt", () => {
  it("finds the place of every offset", () => {
    const host = showTranscript();
    const pieces = piecesOf(host);
    for (const piece of pieces) {
      for (let at = Number(piece.dataset["o"]); at < endOf(piece); at++) {
        const place = positionAt(pieces, at);
        expect(place && offsetAt(host, place, "start")).toBe(at);
      }
    }
  });

  it("puts an offset between two turns at the end of the first", () => {
    const host = showTranscript();
    const place = positionAt(piecesOf(host), 19);
    expect(place?.node.nodeValue).toBe(" no.");
    expect(place?.offset).toBe(4);
  });

  it("finds nothing where nothing is shown", () => {
    expect(positionAt([], 3)).toBeNull();
  });
});

describe("the selection", () => {
  it("comes back as it was placed, with its direction", () => {
    const host = showTranscript();
    placeSelection(host, { anchor: 24, focus: 3 });
    expect(readSelection(host)).toEqual({ anchor: 24, focus: 3 });
    placeSelection(host, { anchor: 3, focus: 24 });
    expect(readSelection(host)).toEqual({ anchor: 3, focus: 24 });
    expect(spanOf({ anchor: 24, focus: 3 })).toEqual({ start: 3, end: 24 });
  });

  it("is none of ours when it is elsewhere in the page", () => {
    const host = showTranscript();
    const aside = document.body.appendChild(document.createElement("aside"));
    aside.textContent = "Memo";
    document.getSelection()?.setBaseAndExtent(aside.firstChild as Text, 0, aside.firstChild as Text, 4);
    expect(readSelection(host)).toBeNull();
  });

  it("becomes a range over several pieces", () => {
    expect(rangeOf(showTranscript(), { start: 6, end: 18 })?.toString()).toBe("I said 😀 no");
  });
});
