/** A day that is missing or unreadable, in the words of the form: its field is a picker, nobody writes YYYY-MM-DD. */

/** What the server says of a day, to scripts as well. */
const TO_SCRIPTS = "Write the day as YYYY-MM-DD.";

export const isAboutDay = (message: string | undefined): boolean => message === TO_SCRIPTS;

/** "Day of consent" becomes "Choose the day of consent." */
export function dayWords(label: string): string {
  return /^day\b/i.test(label) ? `Choose the ${label.charAt(0).toLowerCase()}${label.slice(1)}.` : "Choose the day.";
}
