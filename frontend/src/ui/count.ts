/** Write a number with its noun: "1 code", "43 codes", "no codes". */
const figures = new Intl.NumberFormat("en-GB");

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number === 0 ? "no" : figures.format(number)} ${number === 1 ? noun : plural}`;
}
