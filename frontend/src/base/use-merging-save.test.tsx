/** Saving what somebody else saved meanwhile: it goes on in place, and asks only about fields that both wrote. */
import { QueryClient, QueryClientProvider } from "@tanstack/preact-query";
import { act, renderHook } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { expect, test, vi } from "vitest";
import { Problem } from "./problem";
import { useMergingSave } from "./use-merging-save";

interface Values {
  title: string;
  label: string;
}

const inCache = ({ children }: { children: ComponentChildren }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;

/** A form opened on version 1; version 2 stands there by now. */
function open(there: Values, refusal = 412) {
  const send = vi.fn(async (_changes: Partial<Values>, version: number, values: Values) => {
    if (version !== 2) throw new Problem(refusal, { code: "stale", detail: "Somebody changed it." });
    return values;
  });
  const saved = vi.fn<(values: Values) => void>();
  const options = { start: { values: { title: "A", label: "1" }, version: 1 }, send, read: async () => ({ values: there, version: 2, by: "Rosa" }), onSaved: saved };
  const { result } = renderHook(() => useMergingSave<Values, Values>(options), { wrapper: inCache });
  return { result, send, saved };
}

test.each([412, 428])("where the other wrote another field, %i is answered by saving mine on top of theirs", async (refusal) => {
  const { result, send, saved } = open({ title: "A", label: "theirs" }, refusal);
  act(() => result.current.form.set("title", "mine"));
  act(() => result.current.save());
  await vi.waitFor(() => expect(saved).toHaveBeenCalledWith({ title: "mine", label: "theirs" }));
  expect(send.mock.calls.map(([changes, version]) => [changes, version])).toEqual([[{ title: "mine" }, 1], [{ title: "mine" }, 2]]);
  expect(result.current.meeting).toBeNull();
});

test("where both wrote one field, both stand there and the form can still be saved", async () => {
  const { result, send, saved } = open({ title: "theirs", label: "1" });
  act(() => result.current.form.set("title", "mine"));
  act(() => result.current.save());
  await vi.waitFor(() => expect(result.current.meeting).toMatchObject({ both: ["title"], open: ["title"], by: "Rosa", theirs: { title: "theirs" }, mine: { title: "mine" } }));
  expect(saved).not.toHaveBeenCalled();
  expect([result.current.form.values.title, result.current.unsaved]).toEqual(["mine", true]);

  act(() => result.current.decide("title", "ours"));
  expect(result.current.meeting?.open).toEqual([]);
  act(() => result.current.save());
  await vi.waitFor(() => expect(saved).toHaveBeenCalledWith({ title: "ours", label: "1" }));
  expect(send.mock.lastCall?.slice(0, 2)).toEqual([{ title: "ours" }, 2]);
});

test("any other refusal stays a refusal", async () => {
  const { result, saved } = open({ title: "A", label: "1" }, 409);
  act(() => result.current.form.set("title", "mine"));
  act(() => result.current.save());
  await vi.waitFor(() => expect(result.current.problem).toBeInstanceOf(Problem));
  expect(saved).not.toHaveBeenCalled();
  expect(result.current.form.values.title).toBe("mine");
});
