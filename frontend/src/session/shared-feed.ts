/** One line to a study's feed for all tabs of a browser: a lock says whose it is, a channel passes on what it tells. */
import { END, openFeedLine, type FeedMessage } from "./feed-line";

/** Follow the feed of a study, through whichever tab has the line. Returns how to stop. */
export function followShared(study: string, tell: (message: FeedMessage) => void): () => void {
  // Without a lock (an address that is no secure context) each tab has a line of its own.
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks || typeof BroadcastChannel === "undefined") return openFeedLine(study, tell);
  const name = `cotheme-feed-${study}`;
  const channel = new BroadcastChannel(name);
  const stopped = new AbortController();
  let release = (): void => undefined;
  // Where the feed was heard to stand: the tab that takes the line over goes on from there.
  let place = END;
  const hear = (message: FeedMessage): void => {
    if (message.kind === "events") place = message.events.at(-1)?.seq ?? place;
    if (message.kind === "state") place = message.place;
    tell(message);
  };
  channel.onmessage = ({ data }: MessageEvent<FeedMessage>) => hear(data);
  const lead = (): Promise<void> => {
    const say = (message: FeedMessage): void => {
      hear(message);
      channel.postMessage(message);
    };
    const close = openFeedLine(study, say, place);
    return new Promise<void>((done) => (release = done)).finally(close);
  };
  locks.request(name, { signal: stopped.signal }, lead).catch(() => undefined);
  return () => {
    stopped.abort();
    release();
    channel.onmessage = null;
    // What is on its way from this tab still leaves; then the channel goes.
    setTimeout(() => channel.close(), 0);
  };
}
