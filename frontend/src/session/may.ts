/** May I do this? The server says what I may; this only looks it up. */
import { me } from "./me";

/** Of a study when `studyId` is given, of the account otherwise. */
export function may(action: string, studyId?: string): boolean {
  const told = me.value;
  if (!told) return false;
  const actions = studyId === undefined ? told.actions : told.studies.find((study) => study.id === studyId)?.actions;
  return actions?.includes(action) ?? false;
}
