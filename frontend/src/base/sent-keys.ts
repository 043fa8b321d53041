/** The keys this page has sent with its changes, so that the feed's echo of them is known. */
const MOST = 500;
const sent = new Set<string>();

/** Keep a key; the oldest go first. */
export function rememberKey(key: string | null): void {
  if (key === null) return;
  sent.add(key);
  const [oldest] = sent;
  if (sent.size > MOST && oldest !== undefined) sent.delete(oldest);
}

/** Did this page send the change that bears this key? */
export function isOwnKey(key: string | null): boolean {
  return key !== null && sent.has(key);
}
