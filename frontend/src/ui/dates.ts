/** Dates and times as we write them: 23 Nov 2026, 14:02. */
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY_MS = 86_400_000;

/** Read a date (YYYY-MM-DD, as a local day) or an instant. */
function read(iso: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00` : iso);
}

/** "23 Nov 2026"; September is cut to three letters like the others. */
export function writeDate(iso: string): string {
  return day.format(read(iso)).replace("Sept", "Sep");
}

/** "23 Nov 2026, 14:02" */
export function writeInstant(iso: string): string {
  return `${writeDate(iso)}, ${clock.format(read(iso))}`;
}

/** As short as is clear: "just now", "12 minutes ago", "14:02", "yesterday, 14:02", then the date. */
export function writeAgo(iso: string, now = new Date()): string {
  const then = read(iso);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return "just now";
  if (minutes >= 0 && minutes < 60) return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const days = Math.ceil((midnight - then.getTime()) / DAY_MS);
  if (days === 0 && minutes >= 0) return clock.format(then);
  if (days === 1) return `yesterday, ${clock.format(then)}`;
  return writeDate(iso);
}
