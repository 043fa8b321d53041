/** A request carries our headers, survives a lost connection and an ended session, and fails as Problem. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { credentials } from "./credentials";
import { Problem } from "./problem";
import { send } from "./send";

const fetched = vi.fn<(request: Request) => Promise<Response>>();
const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });
const post = (path = "/api/v1/studies"): Request => new Request(`http://localhost${path}`, { method: "POST", body: "{}" });
const sent = (name: string): (string | null)[] => fetched.mock.calls.map(([request]) => request.headers.get(name));

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal("fetch", fetched);
  Object.assign(credentials, { csrf: "one", signInAgain: null, refresh: null });
});
afterEach(() => void vi.unstubAllGlobals());

test("a change carries the token of the session and a key of its own; a read carries neither", async () => {
  fetched.mockImplementation(async () => json(200, {}));
  await send(post());
  await send(new Request("http://localhost/api/v1/me"));
  expect(sent("X-CSRF-Token")).toEqual(["one", null]);
  expect(sent("Idempotency-Key")[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(sent("Idempotency-Key")[1]).toBeNull();
});

test("a POST that got no answer goes again under the same key", async () => {
  vi.useFakeTimers();
  fetched.mockRejectedValueOnce(new TypeError("network")).mockResolvedValueOnce(json(201, {}));
  const answered = send(post());
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect((await answered).status).toBe(201);
  const [first, second] = sent("Idempotency-Key");
  expect(second).toBe(first);
});

test("when the session has ended the request waits for the password and is repeated with the new token", async () => {
  fetched.mockResolvedValueOnce(json(401, { code: "not_signed_in" })).mockResolvedValueOnce(json(201, { ok: true }));
  credentials.signInAgain = async () => {
    credentials.csrf = "two";
    return true;
  };
  expect((await send(post())).status).toBe(201);
  expect(sent("X-CSRF-Token")).toEqual(["one", "two"]);
});

test("a refused sign-in is no ended session", async () => {
  credentials.signInAgain = vi.fn(async () => true);
  fetched.mockResolvedValueOnce(json(401, { code: "sign_in_failed", detail: "They do not match." }));
  await expect(send(post("/api/v1/auth/login"))).rejects.toMatchObject({ status: 401, message: "They do not match." });
  expect(credentials.signInAgain).not.toHaveBeenCalled();
});

test("a stale token is fetched anew, once", async () => {
  fetched.mockImplementation(async () => json(403, { code: "csrf", detail: "Load the page again." }));
  credentials.refresh = vi.fn(async () => null);
  await expect(send(post())).rejects.toMatchObject({ code: "csrf" });
  expect(credentials.refresh).toHaveBeenCalledTimes(1);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test("an answer that is no problem document still fails in plain words", async () => {
  fetched.mockResolvedValueOnce(new Response("<html>Bad gateway</html>", { status: 502 }));
  await expect(send(new Request("http://localhost/api/v1/studies"))).rejects.toThrow(new Problem(502, {}).message);
});
