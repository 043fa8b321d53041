/** The header that says which version a change was made from: `headers: ifMatch(code.version)`. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}
