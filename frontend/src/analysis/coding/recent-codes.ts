/** The codes on the keys 1 to 9: a code keeps its key for as long as it is used. */

export const RECENT_KEYS = 9;

export interface Recent {
  /** Code ids by key; the first is on key 1. */
  readonly slots: readonly string[];
  /** The same codes, the last used first. */
  readonly used: readonly string[];
}

export const NO_RECENT: Recent = { slots: [], used: [] };

/** Note that a code was used: it keeps its key, takes a free one, or the key of the one not used for longest. */
export function noteUse(recent: Recent, codeId: string): Recent {
  const used = [codeId, ...recent.used.filter((id) => id !== codeId)].slice(0, RECENT_KEYS);
  if (recent.slots.includes(codeId)) return { ...recent, used };
  if (recent.slots.length < RECENT_KEYS) return { slots: [...recent.slots, codeId], used };
  const oldest = recent.used.at(-1);
  return { slots: recent.slots.map((id) => (id === oldest ? codeId : id)), used };
}

const setting = (studyId: string): string => `cotheme.recent-codes.${studyId}`;

/** Ids alone are kept in this browser, never words. */
export function loadRecent(studyId: string): Recent {
  try {
    const kept = JSON.parse(localStorage.getItem(setting(studyId)) ?? "null") as Recent | null;
    return kept && Array.isArray(kept.slots) && Array.isArray(kept.used) ? kept : NO_RECENT;
  } catch {
    return NO_RECENT;
  }
}

export function keepRecent(studyId: string, recent: Recent): void {
  localStorage.setItem(setting(studyId), JSON.stringify(recent));
}
