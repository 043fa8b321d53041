/** Where the go-to palette can lead: the frame's own places, and what pages add while they are open. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { IconName } from "./icon-paths";

export interface Destination {
  id: string;
  label: string;
  /** What it is: "Code", "Transcript", "Action". */
  kind: string;
  icon?: IconName | undefined;
  /** More words it is found by. */
  words?: string | undefined;
  href?: string | undefined;
  run?: (() => void) | undefined;
}

export const goToOpen = signal(false);
export const destinations = signal<ReadonlyMap<string, readonly Destination[]>>(new Map());

/** Offer places or actions under a name of their own, for as long as the calling component is on the page. */
export function useDestinations(owner: string, offered: readonly Destination[] | undefined): void {
  useEffect(() => {
    if (!offered) return;
    destinations.value = new Map(destinations.value).set(owner, offered);
    return () => {
      const rest = new Map(destinations.value);
      rest.delete(owner);
      destinations.value = rest;
    };
  }, [owner, offered]);
}
