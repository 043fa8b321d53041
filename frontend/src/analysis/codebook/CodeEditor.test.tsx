/** Editing a code that somebody else saves meanwhile: both texts are shown, and what is chosen is what is sent. */
import { QueryClient, QueryClientProvider } from "@tanstack/preact-query";
import { render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CodeEditor } from "./CodeEditor";
import type { Code } from "./codes";

const CODE: Code = {
  id: "c1", version: 3, label: "Being heard", definition: "As it was.", use_when: "", not_when: "", example: "", kind: "semantic", origin: "inductive", colour: 1, pattern: 1,
  objective_ns: [], parent_id: null, position: 0, retired: false, merged_into_id: null, created_at: "2026-11-23T09:00:00Z", created_by: null, people: 2, segments: 5, people_in_all: 2, segments_in_all: 5,
};

/** A service on which somebody else saved version 4; keeps what was sent to it. */
function serveChanged(there: Partial<Code>): { ifMatch: string | null; body: unknown }[] {
  const sent: { ifMatch: string | null; body: unknown }[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (asked) => {
    const request = asked as Request;
    if (request.method === "PATCH") {
      const ifMatch = request.headers.get("If-Match");
      sent.push({ ifMatch, body: await request.json() });
      if (ifMatch !== '"4"') return Response.json({ status: 412, code: "stale", detail: "Somebody changed it." }, { status: 412 });
      return Response.json({ ...CODE, ...there, version: 5 });
    }
    if (request.url.includes("/history")) return Response.json({ items: [{ by: "Rosa Almond" }], next_cursor: null });
    return Response.json(request.url.endsWith("/codes/c1") ? { ...CODE, ...there, version: 4 } : { groups: [], objectives: [] });
  });
  return sent;
}

function edit(): { done: () => void } {
  const done = vi.fn<() => void>();
  render(<QueryClientProvider client={new QueryClient()}><CodeEditor studyId="s1" code={CODE} onDone={done} /></QueryClientProvider>);
  return { done };
}

test("what only the other changed stays theirs, and mine is saved on top without a question", async () => {
  const sent = serveChanged({ example: "Theirs." });
  const { done } = edit();
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Definition"), " And more.");
  await user.click(screen.getByRole("button", { name: "Save code" }));
  await vi.waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent).toEqual([
    { ifMatch: '"3"', body: { definition: "As it was. And more." } },
    { ifMatch: '"4"', body: { definition: "As it was. And more." } },
  ]);
});

test("what both changed is shown side by side; nothing is sent until the person saves again", async () => {
  const sent = serveChanged({ definition: "Theirs." });
  const { done } = edit();
  const user = userEvent.setup();
  await user.clear(screen.getByLabelText("Definition"));
  await user.type(screen.getByLabelText("Definition"), "Mine.");
  await user.click(screen.getByRole("button", { name: "Save code" }));
  const conflict = within(await screen.findByRole("region", { name: "Rosa Almond saved meanwhile" }));
  expect(conflict.getByText("Saved by Rosa Almond")).toBeTruthy();
  expect(conflict.getByText("Theirs")).toBeTruthy();
  expect(conflict.getByText("Mine")).toBeTruthy();
  expect(sent).toHaveLength(1);
  expect(done).not.toHaveBeenCalled();

  await user.click(conflict.getByRole("button", { name: "Keep both" }));
  expect((screen.getByLabelText("Definition") as HTMLTextAreaElement).value).toBe("Theirs.\n\nMine.");
  await user.click(screen.getByRole("button", { name: "Save code" }));
  await vi.waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent.at(-1)).toEqual({ ifMatch: '"4"', body: { definition: "Theirs.\n\nMine." } });
});
