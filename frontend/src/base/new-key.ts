/** A key that nobody else will make: for Idempotency-Key, and for rows not yet confirmed. */
export function newKey(): string {
  // Not randomUUID: it is missing where the page is served over plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
