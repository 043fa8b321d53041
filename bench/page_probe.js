/* Put into every page before its own scripts: notes long tasks, and when the transcript is there. */
(() => {
  const probe = { long: [], ready: null, complete: null, marks: 0, painted: null };
  window.__probe = probe;
  console.log = () => {};
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.long.push([entry.startTime, entry.duration]);
  }).observe({ type: "longtask", buffered: true });

  /* What the browser itself says of a key: from the press to the frame that was shown after it, to 8 ms. */
  probe.keys = [];
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === "keydown") probe.keys.push([startTime, duration]);
    }
  }).observe({ type: "event", durationThreshold: 16 });

  /* Ready: the words are there, with the codes of the first screen if there are any, and a frame was shown. */
  probe.watch = (words, mark, segments) => {
    const marks = document.getElementsByClassName("highlight");
    const count = () => (mark === "mark" ? document.getElementsByTagName("mark").length : marks.length);
    let changed = 0;
    const look = () => {
      const now = performance.now();
      if (probe.ready === null) {
        if (document.querySelector(words) && (segments === 0 || count() > 0)) {
          setTimeout(() => {
            probe.ready ??= performance.now();
          });
        }
      } else {
        const n = count();
        if (n !== probe.marks) [probe.marks, changed] = [n, now];
        if (now - Math.max(changed, probe.ready) > 600) {
          probe.complete = Math.max(changed, probe.ready);
          document.documentElement.dataset.probe = "complete";
          return;
        }
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  /* From a press until what it changed in the transcript is painted: frames that began, and milliseconds. */
  probe.follow = (host, event) => {
    probe.painted = null;
    addEventListener(
      event,
      (pressed) => {
        const began = pressed.timeStamp;
        probe.pressed = began;
        let frames = 0;
        let drawn = false;
        /* Words that are marked, or marked otherwise: not what merely follows the caret. */
        const isMark = ({ type, target }) => type === "childList" || target.matches?.("mark, .highlight");
        const seen = new MutationObserver((changes) => (drawn ||= changes.some(isMark)));
        const anything = { subtree: true, childList: true, attributes: true };
        seen.observe(document.querySelector(host), anything);
        const frame = () => {
          frames += 1;
          if (!drawn && frames < 300) {
            requestAnimationFrame(frame);
            return;
          }
          seen.disconnect();
          if (!drawn) {
            probe.painted = { ms: null, frames };
            return;
          }
          /* This frame paints what was drawn before it; the task after it runs when that is done. */
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            probe.painted = { ms: performance.now() - began, frames };
          };
          channel.port2.postMessage(0);
        };
        requestAnimationFrame(frame);
      },
      { once: true, capture: true },
    );
  };

  /* Scroll from end to end, half a screen a frame; the longest frame, and how many frames. */
  probe.scroll = (selector) =>
    new Promise((done) => {
      const pane = selector ? document.querySelector(selector) : document.scrollingElement;
      pane.scrollTop = 0;
      const from = performance.now();
      let [last, longest, frames] = [null, 0, 0];
      const step = (now) => {
        if (last !== null) [longest, frames] = [Math.max(longest, now - last), frames + 1];
        last = now;
        const before = pane.scrollTop;
        pane.scrollTop += pane.clientHeight / 2;
        if (pane.scrollTop > before && frames < 3000) requestAnimationFrame(step);
        else setTimeout(() => done({ from, longest, frames, to: performance.now() }), 300);
      };
      requestAnimationFrame(step);
    });
})();
