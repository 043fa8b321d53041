/** Arrow keys move between tabs, round the ends, and the panel is named by its tab. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { useState } from "preact/hooks";
import { expect, test } from "vitest";
import { Tabs } from "./Tabs";

function Held() {
  const [value, setValue] = useState<"one" | "two" | "three">("one");
  const tabs = [{ value: "one", label: "One" }, { value: "two", label: "Two", count: 3 }, { value: "three", label: "Three" }] as const;
  return <Tabs label="Views" tabs={tabs} value={value} onValue={setValue}>{value}</Tabs>;
}

test("one tab stop; arrows, Home and End choose", async () => {
  const user = userEvent.setup();
  render(<Held />);
  await user.tab();
  await user.keyboard("{ArrowLeft}");
  expect(screen.getByRole("tab", { selected: true }).textContent).toBe("Three");
  expect(document.activeElement?.textContent).toBe("Three");
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect(screen.getByRole("tabpanel").textContent).toBe("two");
  expect(screen.getByRole("tabpanel").getAttribute("aria-labelledby")).toBe(screen.getByRole("tab", { selected: true }).id);
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole("tabpanel"));
});
