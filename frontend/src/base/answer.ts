/** The body of an answer: `await answer(api.GET(...))`. */
export async function answer<T>(asked: Promise<{ data?: T }>): Promise<T> {
  // A failure has been thrown by now, so the body is there; of a 204 it is nothing.
  return (await asked).data as T;
}
