/** Where a study is kept in the cache. */
export function studyKey(id: string): readonly string[] {
  return ["study", id, "facts"];
}
