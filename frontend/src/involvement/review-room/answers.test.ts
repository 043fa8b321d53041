/** Answers: kept, sent once, sent again when the network is back. Fake server, fake clock. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answerOf, edit, hasUnsent, send, sendAll, takeAnswers, takeBack } from "./answers";
import { late, went } from "./late";
import type { Kind, MyComment, Round } from "./shapes";
import { door, go, round } from "./store";

const IDEA = "11111111-1111-4111-8111-111111111111";
const ROUND = { id: "r", state: "open", ideas: [], my_comments: [], others: [] } as unknown as Round;

interface Sent {
  url: string;
  key: string | undefined;
  body: { words: string; kinds: Kind[]; submit: boolean };
}

let sent: Sent[] = [];
let answerWith: () => Promise<Response>;

function comment(submit: boolean): MyComment {
  return { id: "c", version: 1, snapshot_theme_id: IDEA, snapshot_quote_id: null, kinds: [], words: "", state: submit ? "submitted" : "draft", mode: "screen", submitted_at: null, response: null };
}

beforeEach(async () => {
  vi.useFakeTimers();
  sent = [];
  answerWith = () => Promise.resolve(Response.json(comment(sent.at(-1)?.body.submit ?? false)));
  vi.spyOn(globalThis, "fetch").mockImplementation((url, init) => {
    const headers = init?.headers as Record<string, string>;
    sent.push({ url: String(url), key: headers["Idempotency-Key"], body: JSON.parse(String(init?.body)) as Sent["body"] });
    return answerWith();
  });
  round.value = ROUND;
  door.value = "in";
  await takeAnswers(ROUND);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("sends a draft after a pause, once for all that was typed", async () => {
  edit(IDEA, { words: "Y" });
  edit(IDEA, { words: "Yes" });
  await vi.advanceTimersByTimeAsync(2000);

  expect(sent.map((each) => each.body)).toEqual([{ snapshot_theme_id: IDEA, words: "Yes", kinds: [], submit: false }]);
  expect(answerOf(IDEA).status).toBe("saved");
});

it("sends under the same key until it is received, then never again", async () => {
  const online = answerWith;
  answerWith = () => Promise.reject(new TypeError("offline"));
  edit(IDEA, { words: "Yes" });
  expect(await send(IDEA, true)).toBe(false);
  expect(answerOf(IDEA).status).toBe("waiting");
  expect(hasUnsent()).toBe(true);

  answerWith = online;
  await Promise.all([sendAll(), sendAll()]);
  await vi.advanceTimersByTimeAsync(20_000);

  expect(sent).toHaveLength(2);
  expect(sent[0]?.key).toBe(sent[1]?.key);
  expect(answerOf(IDEA)).toMatchObject({ status: "saved", saved: { state: "submitted" } });
});

it("tries again by itself while there is no network", async () => {
  answerWith = () => Promise.reject(new TypeError("offline"));
  edit(IDEA, { words: "Yes" });
  await vi.advanceTimersByTimeAsync(1500 + 5000 + 5000);

  expect(sent.length).toBeGreaterThanOrEqual(3);
  expect(new Set(sent.map((each) => each.key)).size).toBe(1);
});

it("does not send a change of a sent answer by itself", async () => {
  edit(IDEA, { words: "Yes" });
  await send(IDEA, true);
  edit(IDEA, { words: "Yes, but" });
  await vi.advanceTimersByTimeAsync(10_000);

  expect(sent).toHaveLength(1);
  expect(answerOf(IDEA).status).toBe("typing");
  await send(IDEA, true);
  expect(sent[1]?.body.words).toBe("Yes, but");
  expect(sent[1]?.key).not.toBe(sent[0]?.key);
});

it("keeps what was typed while an answer was under way", async () => {
  let arrive: (answer: Response) => void = () => undefined;
  answerWith = () => new Promise((resolve) => (arrive = resolve));
  edit(IDEA, { words: "One" });
  const first = send(IDEA, false);
  await vi.advanceTimersByTimeAsync(0);
  edit(IDEA, { words: "One two" });
  arrive(Response.json(comment(false)));
  await first;

  expect(answerOf(IDEA)).toMatchObject({ words: "One two", status: "typing" });
});

it("says what the server refused, and asks for the password when the session has ended", async () => {
  answerWith = () => Promise.resolve(Response.json({ code: "round_closed", detail: "This is closed now." }, { status: 409 }));
  edit(IDEA, { words: "Late" });
  await send(IDEA, true);
  expect(answerOf(IDEA)).toMatchObject({ status: "refused", message: "This is closed now.", words: "Late" });

  answerWith = () => Promise.resolve(Response.json({ code: "session_ended" }, { status: 401 }));
  await send(IDEA, true);
  expect(answerOf(IDEA)).toMatchObject({ status: "waiting", words: "Late" });
  expect(door.value).toBe("ask");
});

it("notes an answer that could not be sent, and when it went, until I go on", async () => {
  const online = answerWith;
  answerWith = () => Promise.reject(new TypeError("offline"));
  edit(IDEA, { words: "Yes" });
  await send(IDEA, true);
  go({ at: "ideas" });
  expect([...late.value]).toEqual([IDEA]);
  expect(went.value).toBeNull();

  answerWith = online;
  await vi.advanceTimersByTimeAsync(5000);
  expect(late.value.size).toBe(0);
  expect(went.value).toEqual({ targets: [IDEA], at: new Date() });

  go({ at: "home" });
  expect(went.value).toBeNull();
});

it("says nothing of an answer that went at once, nor of a draft", async () => {
  edit(IDEA, { words: "Yes" });
  await send(IDEA, true);
  expect(went.value).toBeNull();

  answerWith = () => Promise.reject(new TypeError("offline"));
  edit(IDEA, { words: "Yes, but" });
  await send(IDEA, false);
  expect(late.value.size).toBe(0);
});

it("keeps an answer that was refused after I went on among those to look at, until it is changed or taken back", async () => {
  answerWith = () => Promise.reject(new TypeError("offline"));
  edit(IDEA, { words: "Late" });
  await send(IDEA, true);
  answerWith = () => Promise.resolve(Response.json({ code: "round_closed", detail: "This is closed now." }, { status: 409 }));
  await vi.advanceTimersByTimeAsync(5000);
  expect([...late.value]).toEqual([IDEA]);
  expect(answerOf(IDEA)).toMatchObject({ status: "refused", message: "This is closed now." });

  answerWith = () => Promise.resolve(Response.json({ ...ROUND }));
  await takeBack(IDEA);
  expect(late.value.size).toBe(0);
});
