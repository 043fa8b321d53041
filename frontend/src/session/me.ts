/** Who is signed in: undefined before it is known, null when nobody is. */
import { signal } from "@preact/signals";
import type { components } from "../base/schema";

export type Me = components["schemas"]["MeOut"];
export type StudySeat = Me["studies"][number];

export const me = signal<Me | null | undefined>(undefined);
