/** A value once it has stood still for a moment: what is typed is not asked for letter by letter. */
import { useEffect, useState } from "preact/hooks";

const PAUSE_MS = 250;

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
