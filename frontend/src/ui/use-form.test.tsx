/** A form sends what was typed last, however quickly Enter follows. */
import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { Field } from "./Field";
import { useForm, type FormState } from "./use-form";

let held: FormState<{ label: string; kind: string }>;

function Held({ send }: { send: (label: string) => void }) {
  const form = useForm({ label: "", kind: "a" });
  held = form;
  return (
    <form onSubmit={(event) => (event.preventDefault(), send(form.values.label))}>
      <Field {...form.bind("label")} label="Name" />
      {form.changed && <p>Changed</p>}
    </form>
  );
}

test("typed and sent before the page is drawn again", () => {
  const send = vi.fn();
  render(<Held send={send} />);
  const field = screen.getByLabelText<HTMLInputElement>("Name");
  const form = field.form!;
  field.value = "Being heard";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  expect(send).toHaveBeenCalledWith("Being heard");
});

test("two values set at once are both kept, and reset begins anew", async () => {
  render(<Held send={vi.fn()} />);
  held.set("kind", "b");
  held.set("label", "x");
  expect(held.values).toEqual({ label: "x", kind: "b" });
  expect(await screen.findByText("Changed")).toBeTruthy();
  held.reset({ label: "x", kind: "b" });
  await vi.waitFor(() => expect(screen.queryByText("Changed")).toBeNull());
  fireEvent.input(screen.getByLabelText("Name"), { target: { value: "y" } });
  expect(held.changed).toBe(true);
});
