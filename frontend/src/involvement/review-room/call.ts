/** Ask the server. Failures are thrown as Refused: status 0 means that no answer came. */
export class Refused extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
    this.name = "Refused";
  }
}

/** Goes with every change; another site's page cannot know it. In memory alone. */
export const token = { csrf: "" };

interface Asked {
  method?: "GET" | "POST" | "DELETE";
  body?: unknown;
  /** Repeating a request under the same key does it once. */
  key?: string | undefined;
  version?: number | undefined;
  /** Let it arrive even while the page goes away. */
  keepalive?: boolean | undefined;
}

function headersOf({ method = "GET", body, key, version }: Asked): Record<string, string> {
  return {
    ...(method === "GET" ? {} : { "X-CSRF-Token": token.csrf }),
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(key === undefined ? {} : { "Idempotency-Key": key }),
    ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
  };
}

async function refusalOf(response: Response): Promise<Refused> {
  const said = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  return new Refused(response.status, said.code ?? "unknown", said.detail ?? "Something went wrong. Please try again.");
}

export async function call<T>(path: string, asked: Asked = {}): Promise<T> {
  const body = asked.body === undefined ? null : JSON.stringify(asked.body);
  const sent = { method: asked.method ?? "GET", headers: headersOf(asked), body, keepalive: asked.keepalive ?? false };
  const response = await fetch(`/api/v1${path}`, { ...sent, credentials: "same-origin" }).catch(() => null);
  if (!response) throw new Refused(0, "unreachable", "There is no internet just now.");
  if (!response.ok) throw await refusalOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** A key that nobody else will make. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
