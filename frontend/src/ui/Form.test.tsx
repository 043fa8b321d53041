/** What the server refuses stands at the top, beside its field, and leads there. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Field } from "./Field";
import { Form } from "./Form";
import { RadioGroup } from "./RadioGroup";

const refusal = Object.assign(new Error("Look at the fields named below."), {
  fields: [{ path: "body.label", message: "Give the code a name." }, { path: "kind", message: "Choose a kind." }],
});

function Example({ problem, onSubmit = vi.fn() }: { problem?: Error; onSubmit?: () => void }) {
  return (
    <Form onSubmit={onSubmit} problem={problem} failed="The code was not saved">
      <Field label="Name" name="label" hint="Short." value="" onValue={vi.fn()} />
      <RadioGroup legend="Kind" name="kind" value="a" onValue={vi.fn()} choices={[{ value: "a", label: "From the data" }]} />
      <button>Save</button>
    </Form>
  );
}

test("the summary has the focus and its line leads to the field", async () => {
  render(<Example problem={refusal} />);
  expect(document.activeElement).toBe(screen.getByRole("alert"));
  await userEvent.setup().click(screen.getByRole("link", { name: "Name: Give the code a name." }));
  expect(document.activeElement).toBe(screen.getByLabelText("Name"));
  await userEvent.setup().click(screen.getByRole("link", { name: "Choose a kind." }));
  expect(document.activeElement).toBe(screen.getByLabelText("From the data"));
});

test("the field says its error and its hint to a screen reader", () => {
  render(<Example problem={refusal} />);
  const field = screen.getByLabelText("Name");
  const said = field.getAttribute("aria-describedby")!.split(" ").map((id) => document.getElementById(id)?.textContent);
  expect(said).toEqual(["Short.", "Error: Give the code a name."]);
  expect(field.getAttribute("aria-invalid")).toBe("true");
});

test("a day that is missing is asked for in the words of the form, not of scripts", () => {
  const message = "Write the day as YYYY-MM-DD.";
  const missing = Object.assign(new Error("Some fields need correcting."), { fields: [{ path: "consented_on", message }, { path: "closes_on", message }] });
  render(
    <Form onSubmit={vi.fn()} problem={missing}>
      <Field label="Day of consent" name="consented_on" type="date" value="" onValue={vi.fn()} />
      <Field label="Planned for" name="closes_on" type="date" value="" onValue={vi.fn()} />
    </Form>,
  );
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["Choose the day of consent.", "Planned for: Choose the day."]);
  expect(screen.getByText("Choose the day of consent.", { selector: ".field-error" })).toBeTruthy();
  expect(document.body.textContent).not.toContain("YYYY");
});

test("without a refusal there is no summary, and Enter submits once", async () => {
  const onSubmit = vi.fn();
  render(<Example onSubmit={onSubmit} />);
  expect(screen.queryByRole("alert")).toBeNull();
  await userEvent.setup().type(screen.getByLabelText("Name"), "x{Enter}");
  expect(onSubmit).toHaveBeenCalledTimes(1);
});
