/** A form keeps what it was opened on, also when the feed brings a newer one. */
import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { useAsOpened } from "./use-as-opened";

function Form({ thing }: { thing: { version: number } }) {
  return <p>{`Version ${useAsOpened(thing).version}`}</p>;
}

test("what others save meanwhile does not slip under an open form", () => {
  const page = render(<Form thing={{ version: 1 }} />);
  page.rerender(<Form thing={{ version: 2 }} />);
  expect(screen.getByText("Version 1")).toBeTruthy();
});
