/** The question "your session has ended": asked once, however many requests wait for it. */
import { signal } from "@preact/signals";

export const sessionEnded = signal(false);
let waiting: ((signedIn: boolean) => void)[] = [];

/** Open the question; true once the same person is signed in again, false if they leave. */
export function askPassword(): Promise<boolean> {
  sessionEnded.value = true;
  return new Promise((tell) => waiting.push(tell));
}

/** Close the question and tell every request that waited. */
export function settlePassword(signedIn: boolean): void {
  sessionEnded.value = false;
  const told = waiting;
  waiting = [];
  told.forEach((tell) => tell(signedIn));
}
