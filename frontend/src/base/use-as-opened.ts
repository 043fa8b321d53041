/** A thing as it was when a form was opened on it: what others save meanwhile is met, not written over unseen. */
import { useState } from "preact/hooks";

/** The first value for as long as the calling component is shown; the feed may bring newer ones. */
export function useAsOpened<T extends object | undefined>(thing: T): T {
  return useState(thing)[0];
}
