/** One request: with our headers, sent again after signing in, failures as Problem. */
import { credentials } from "./credentials";
import { newKey } from "./new-key";
import { Problem } from "./problem";
import { rememberKey } from "./sent-keys";

const CHANGES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

function dress(request: Request): Request {
  if (!CHANGES.has(request.method)) return request;
  request.headers.set("X-CSRF-Token", credentials.csrf);
  if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
    request.headers.set("Idempotency-Key", newKey());
  }
  rememberKey(request.headers.get("Idempotency-Key"));
  return request;
}

/** Waits before asking again when no answer came. */
const PAUSES_MS = [400, 1500];

/** Fetch; a POST that got no answer goes again under the same key, so it is done once however often it arrives. */
async function answerOf(request: Request, tries = 0): Promise<Response> {
  const spare = request.method === "POST" ? request.clone() : null;
  try {
    return await globalThis.fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    const pause = PAUSES_MS[tries];
    if (!spare || pause === undefined) throw Problem.unreachable();
    await new Promise((wake) => setTimeout(wake, pause));
    return answerOf(spare, tries + 1);
  }
}

/** May this answer be better once the person has signed in, or the token is fresh? */
async function mended(request: Request, response: Response): Promise<boolean> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/v1/auth/") || (pathname === "/api/v1/me" && request.method === "GET")) return false;
  if (response.status === 401 && credentials.signInAgain) return credentials.signInAgain();
  if (response.status !== 403 || !credentials.refresh || !CHANGES.has(request.method)) return false;
  if ((await Problem.of(response)).code !== "csrf") return false;
  return credentials.refresh().then(() => true, () => false);
}

/** Send a request. Throws Problem for every failure. */
export async function send(request: Request): Promise<Response> {
  const dressed = dress(request);
  const spare = dressed.clone();
  const first = await answerOf(dressed);
  if (first.ok) return first;
  if (!(await mended(spare, first))) throw await Problem.of(first);
  const second = await answerOf(dress(spare));
  if (!second.ok) throw await Problem.of(second);
  return second;
}
