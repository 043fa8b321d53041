/** Brings a passage on screen, and lets it flash when somebody came for it. */
import { paint } from "../../highlight/paint";
import { rangeOf } from "../../highlight/selection";
import { indexAt, type Span } from "../../text/spans";
import type { Workspace } from "./workspace";

/** Room kept free above and below what is brought on screen, in pixels. */
const ABOVE = 72;
const BELOW = 140;
const FLASH_MS = 1600;

/** Scroll only if the start of the passage is not comfortably on screen. */
export function reveal(ws: Workspace, span: Span): void {
  ws.laying.reach(indexAt(ws.model.blocks, span.start));
  const range = ws.host.current && rangeOf(ws.host.current, span);
  const scroller = ws.scroller.current;
  const rect = range?.getClientRects()[0];
  if (!scroller || !rect) return;
  const view = scroller.getBoundingClientRect();
  if (rect.top >= view.top + ABOVE && rect.bottom <= view.bottom - BELOW) return;
  scroller.scrollTop += rect.top - view.top - Math.min(view.height * 0.3, 260);
}

/** For a deep link: bring it on screen and paint it for a moment. */
export function flash(ws: Workspace, span: Span): void {
  reveal(ws, span);
  const range = ws.host.current && rangeOf(ws.host.current, span);
  if (!range) return;
  paint("flash", [range]);
  // Names in the margin are measured once the blocks are near the screen, and may move the text.
  setTimeout(() => reveal(ws, span), 120);
  setTimeout(() => paint("flash", []), FLASH_MS);
}
