/** Says, politely and only then, that changes by others do not arrive at the moment. */
import { useEffect, useState } from "preact/hooks";
import { feedIsLive } from "./feed-state";
import "./FeedStatus.css";

/** A short break is nobody's concern. */
const GRACE_MS = 4_000;

export function FeedStatus() {
  const isLive = feedIsLive.value;
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (isLive) return setAway(false);
    const timer = setTimeout(() => setAway(true), GRACE_MS);
    return () => clearTimeout(timer);
  }, [isLive]);
  return <span class="feed-status" role="status">{away && "Reconnecting…"}</span>;
}
