/** What the frame lends every page's top bar. */
import { createContext, type ComponentChildren } from "preact";

export interface PageChrome {
  /** Before the title, at phone width. */
  start?: ComponentChildren;
  /** Among the actions. */
  tools?: ComponentChildren;
  /** Last in the bar, at phone width. */
  end?: ComponentChildren;
  /** Under the bar: the sections of the wing. */
  sections?: ComponentChildren;
  /** Under the bar on every page of the study. */
  banner?: ComponentChildren;
}

export const PageChromeContext = createContext<PageChrome>({});
