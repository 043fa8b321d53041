/** Words, if they wish; and what has become of them: typed, kept here, received. */
import { answerOf, edit, type Answer } from "./answers";
import { deviceKeeps } from "./drafts";
import { Glyph } from "./Glyph";
import { writeTime } from "./words";

function savedSentence({ saved, at }: Answer): string {
  const when = at ? ` at ${writeTime(at)}` : "";
  return saved?.state === "submitted" ? `Sent${when}. You can still change it.` : `Saved${when}. You can stop and come back. The team sees it when you press Save and go on.`;
}

function sentenceOf(answer: Answer): string {
  switch (answer.status) {
    case "idle":
      return "";
    case "typing":
      return answer.saved?.state === "submitted" ? "You have changed this. Press Save to send it." : "Writing…";
    case "saving":
      return "Saving…";
    case "saved":
      return savedSentence(answer);
    case "waiting":
      return deviceKeeps()
        ? "No internet just now. Your words are safe on this device. We will send them when it is back."
        : "No internet just now. Please keep this page open. We will send your words when it is back.";
    case "refused":
      return answer.message || "This was not saved. Please try again.";
  }
}

interface Props {
  target: string;
  label: string;
}

export function TellMore({ target, label }: Props) {
  const answer = answerOf(target);
  const sentence = sentenceOf(answer);
  return (
    <div class="more">
      <label for="words">{label}</label>
      <p class="hint" id="words-hint">You can leave this empty. Please do not write names.</p>
      {answer.saved && answer.saved.mode !== "screen" && <p class="hint">The team wrote this down for you. You can change it.</p>}
      <textarea
        id="words"
        aria-describedby="words-hint"
        autocomplete="off"
        maxLength={10000}
        value={answer.words}
        onInput={(event) => edit(target, { words: event.currentTarget.value })}
      />
      <p class={answer.status === "refused" ? "saved is-refused" : "saved"} role="status">
        {sentence && <><Glyph name={answer.status === "saved" ? "done" : answer.status === "refused" ? "warning" : "wait"} />{sentence}</>}
      </p>
    </div>
  );
}
