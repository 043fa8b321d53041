/** The secret of a set-up, invitation or reset link: read once, then gone from the address bar. */
const held = new Map<string, string>();

/** Read what stood behind the # of this page's address; null if there was nothing. */
export function linkToken(): string | null {
  const { pathname, search, hash } = location;
  if (hash.length > 1) {
    const said = decodeURIComponent(hash.slice(1));
    held.set(pathname, said.replace(/^token=/, ""));
    history.replaceState(history.state, "", pathname + search);
  }
  return held.get(pathname) ?? null;
}
