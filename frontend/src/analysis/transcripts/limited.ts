/** Run work a few pieces at a time, in the order given. */
export function limited(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const next = (): void => {
    if (running >= most) return;
    const start = waiting.shift();
    if (!start) return;
    running += 1;
    start();
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        void work().then(resolve, reject).finally(() => {
          running -= 1;
          next();
        });
      });
      next();
    });
}
