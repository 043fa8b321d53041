/** How far messages stand above the lower edge of the window: over every bar that is stuck there. Pure. */

export interface Bar {
  readonly top: number;
  readonly bottom: number;
}

/** In pixels. Bars may stand on one another; one that is not at the edge yet, or has no height, does not count. */
export function liftOver(bars: readonly Bar[], windowHeight: number): number {
  const lowestFirst = bars.filter(({ top, bottom }) => bottom > top).sort((a, b) => b.bottom - a.bottom);
  const edge = lowestFirst.reduce((above, { top, bottom }) => (bottom >= above - 1 && top < above ? top : above), windowHeight);
  return Math.max(0, windowHeight - edge);
}
