/** Is there no room for a panel beside the list? */
import { useEffect, useState } from "preact/hooks";

const QUERY = "(max-width: 999px)";

export function useNarrowPage(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(QUERY).matches);
  useEffect(() => {
    const media = matchMedia(QUERY);
    const changed = (): void => setNarrow(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, []);
  return narrow;
}
