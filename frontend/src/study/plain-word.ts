/** Write a word of the register as people say it: "opd_practitioner" becomes "OPD practitioner". */
export function plainWord(word: string): string {
  const spaced = word.replaceAll("_", " ").replace(/\bopd\b/giu, "OPD");
  return spaced.charAt(0).toLocaleUpperCase() + spaced.slice(1);
}
