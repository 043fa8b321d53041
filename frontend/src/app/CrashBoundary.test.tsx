/** A page that breaks takes nothing else with it. */
import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { CrashBoundary } from "./CrashBoundary";

function Broken(): never {
  throw new Error("secret detail");
}

test("it says what to do, and nothing of the fault", () => {
  render(<CrashBoundary title="Codebook"><Broken /></CrashBoundary>);
  expect(screen.getByRole("alert").textContent).toContain("Load the page again");
  expect(document.body.textContent).not.toContain("secret detail");
});
