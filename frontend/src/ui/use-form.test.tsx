/** A form drawn in parts: a part that keeps state of its own still follows what is typed. */
import { signal } from "@preact/signals";
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { useState } from "preact/hooks";
import { expect, test } from "vitest";
import { Field } from "./Field";
import { useForm, type FormState } from "./use-form";

interface Typed {
  name: string;
}

const shown = signal("Hello");

function Part({ form }: { form: FormState<Typed> }) {
  const [own] = useState("!");
  return <p>{`${shown.value} ${form.values.name}${own}`}</p>;
}

function Whole() {
  const form = useForm<Typed>({ name: "" });
  return (
    <>
      <Field {...form.bind("name")} label="Name" />
      <Part form={form} />
    </>
  );
}

test("a part with state and a signal of its own is drawn again", async () => {
  render(<Whole />);
  await userEvent.setup().type(screen.getByLabelText("Name"), "Ada");
  expect(screen.getByText("Hello Ada!")).toBeTruthy();
});
