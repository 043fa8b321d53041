/** Initials are whole characters, whatever a name begins with. */
import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { Avatar } from "./Avatar";

test.each([
  ["Ana Reyes", "AR"],
  ["ana", "A"],
  ["Ana Maria Reyes", "AR"],
  ["\u{1F469}\u{1F3FD}\u200D\u{1F33E} Ana", "\u{1F469}\u{1F3FD}\u200D\u{1F33E}A"],
  ["\u0301Ana e\u0301lan", "AE\u0301"],
  ["Ana -", "A"],
  ["  ", "?"],
])("of %j are %j", (name, initials) => {
  render(<Avatar name={name} alone />);
  expect(screen.getByRole("img").textContent).toBe(initials);
});
