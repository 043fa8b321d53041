/** Which stretches of a long text are on or near the screen: only their rows are looked at one by one. */
import { effect, type ReadonlySignal, type Signal } from "@preact/signals";

/** What is so near above and below is drawn before it is seen. */
export const NEAR = "400px 0px";

/** Some rows of a text that come and go together. */
export interface Near {
  readonly near: ReadonlySignal<boolean>;
  /** Those that are in the page. */
  readonly rows: ReadonlySignal<readonly HTMLElement[]>;
}

interface Watched {
  readonly near: Signal<boolean>;
  readonly element: { readonly current: HTMLElement | null };
}

/** Keep `near` of each stretch, and have it shown when it comes near. Returns how to stop. */
export function watchStretches<S extends Watched>(stretches: readonly S[], scroller: HTMLElement, show: (stretch: S) => void): () => void {
  const of = new Map<Element, S>();
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const stretch = of.get(target);
        if (!stretch) continue;
        if (isIntersecting) show(stretch);
        stretch.near.value = isIntersecting;
      }
    },
    { root: scroller, rootMargin: NEAR },
  );
  for (const stretch of stretches) {
    if (!stretch.element.current) continue;
    of.set(stretch.element.current, stretch);
    seen.observe(stretch.element.current);
  }
  return () => seen.disconnect();
}

/** Call with the rows of each stretch when it comes near; what is returned, when it leaves or they are drawn anew. */
export function eachNear(stretches: readonly Near[], enter: (rows: readonly HTMLElement[]) => () => void): () => void {
  const stops = stretches.map(({ near, rows }) => effect(() => (near.value && rows.value.length > 0 ? enter(rows.value) : undefined)));
  return () => stops.forEach((stop) => stop());
}
