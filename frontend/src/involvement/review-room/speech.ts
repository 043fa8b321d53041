/** Read a page aloud, with voices of this device alone: some others send the text to a company. */
import { signal } from "@preact/signals";
import { aboutOf } from "./words";
import type { Idea } from "./shapes";

/** Is there a local voice at all? */
export const canSpeak = signal(false);
export const speaking = signal(false);

function localVoice(): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService);
  return voices.find((voice) => voice.lang.startsWith("en-GB")) ?? voices.find((voice) => voice.lang.startsWith("en")) ?? voices[0];
}

/** Look for voices; browsers find them late. */
export function findVoices(): void {
  if (!("speechSynthesis" in globalThis)) return;
  const look = (): void => {
    canSpeak.value = localVoice() !== undefined;
  };
  look();
  speechSynthesis.addEventListener("voiceschanged", look);
}

export function stopSpeaking(): void {
  if ("speechSynthesis" in globalThis) speechSynthesis.cancel();
  speaking.value = false;
}

/** Read texts one after the other; never by itself. */
export function speak(texts: readonly string[]): void {
  const voice = localVoice();
  stopSpeaking();
  if (!voice) return;
  speaking.value = true;
  texts.forEach((text, place) => {
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voice;
    said.lang = voice.lang;
    if (place === texts.length - 1) said.onend = stopSpeaking;
    said.onerror = () => {
      speaking.value = false;
    };
    speechSynthesis.speak(said);
  });
}

/** What is read of an idea; a quote with a warning only once it has been opened. */
export function spokenIdea(idea: Idea, summary: readonly string[], opened: ReadonlySet<string>): string[] {
  const quotes = idea.quotes.flatMap((quote) => {
    if (quote.labels.length === 0 || opened.has(quote.id)) return [`${quote.speaker_label} said: ${quote.text}`];
    return [`One quote is about ${aboutOf(quote.labels)}. It is closed.`];
  });
  const why = idea.why_we_think_this.trim();
  return [idea.name, ...summary, ...(why ? ["Why we think this.", why] : []), ...(quotes.length > 0 ? ["What people said.", ...quotes] : [])];
}
