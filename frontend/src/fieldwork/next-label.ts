/** The version after this one: "1.1" becomes "1.2", "2" becomes "3"; anything else stays for the person to change. */
export function nextLabel(label: string): string {
  return label.replace(/(\d+)$/u, (last) => String(Number(last) + 1));
}
