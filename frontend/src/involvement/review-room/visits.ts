/** The steps between screens: open a round, finish it, ask for a call, stop, leave quickly. */
import { call } from "./call";
import { answers, hasUnsent, sendAll, sendOnLeaving, takeAnswers } from "./answers";
import { forgetDrafts } from "./drafts";
import { forgetLate } from "./late";
import type { Round } from "./shapes";
import { stopSpeaking } from "./speech";
import { explain, go, preview, refreshRounds, round } from "./store";

const LEAVE_MS = 400;

/** Open one of my rounds at its list of ideas. */
export async function openRound(id: string): Promise<void> {
  try {
    const found = await call<Round>(`/review/rounds/${id}`);
    round.value = found;
    await takeAnswers(found);
    go({ at: "ideas" });
    await call(`/review/rounds/${id}/visited`, { method: "POST" });
  } catch (error) {
    explain(error);
  }
}

/** Go back to what waits for me. */
export async function goHome(): Promise<void> {
  go({ at: "home" });
  await refreshRounds().catch(explain);
}

/** Say that I have finished; what I had begun is sent with it. */
export async function finish(): Promise<void> {
  const id = round.value?.id;
  if (!id) return;
  try {
    if (!preview.value) {
      await sendAll();
      await call(`/review/rounds/${id}/finish`, { method: "POST" });
      const found = await call<Round>(`/review/rounds/${id}`);
      round.value = found;
      await takeAnswers(found);
    }
    go({ at: "done" });
  } catch (error) {
    explain(error);
  }
}

/** Ask for a call, or say that I no longer need one. */
export async function askForCall(wanted: boolean): Promise<void> {
  const found = round.value;
  if (!found) return;
  try {
    if (!preview.value) await call(`/review/rounds/${found.id}/call`, { method: "POST", body: { wanted } });
    round.value = { ...found, call_wanted: wanted };
  } catch (error) {
    explain(error);
  }
}

/** Stop for now: send what waits, then sign out; without a network, keep it and stay signed in. */
export async function stop(): Promise<boolean> {
  stopSpeaking();
  if (preview.value) return true;
  await sendAll();
  if (hasUnsent()) return false;
  await call("/auth/logout", { method: "POST" }).catch(() => undefined);
  await forgetDrafts();
  answers.value = {};
  forgetLate();
  round.value = null;
  return true;
}

/** Leave quickly: the screen is empty at once, nothing stays on this device, the page gives way to a blank one. */
export async function leaveQuickly(): Promise<void> {
  document.documentElement.hidden = true;
  stopSpeaking();
  const sent = Promise.all(sendOnLeaving());
  await Promise.race([sent, new Promise((wake) => setTimeout(wake, LEAVE_MS))]);
  if (!preview.value) void call("/auth/logout", { method: "POST", keepalive: true }).catch(() => undefined);
  const forgotten = forgetDrafts();
  answers.value = {};
  forgetLate();
  round.value = null;
  await Promise.race([forgotten, new Promise((wake) => setTimeout(wake, LEAVE_MS))]);
  location.replace("about:blank");
}
