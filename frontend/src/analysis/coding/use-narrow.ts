/** Is the window as narrow as a phone? */
import { useMedia } from "../../ui/use-media";

export const useNarrow = (): boolean => useMedia("(max-width: 860px)");
