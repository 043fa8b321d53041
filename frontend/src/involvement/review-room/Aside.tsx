/** Beside every screen: how to read, other ways to answer, help and stopping. */
import { useState } from "preact/hooks";
import { COLOURS, colours, easy, size, SIZES, spacing, SPACINGS } from "./preferences";
import type { Signal } from "@preact/signals";
import { deviceKeeps } from "./drafts";
import { explain, go, round, screen } from "./store";
import { stop } from "./visits";
import { paragraphs } from "./words";

interface ChoiceProps {
  title: string;
  kind: "sizes" | "look";
  chosen: Signal<string>;
  choices: readonly { value: string; label: string }[];
}

function Choice({ title, kind, chosen, choices }: ChoiceProps) {
  return (
    <section>
      <h2>{title}</h2>
      <div class={kind} role="group" aria-label={title}>
        {choices.map(({ value, label }) => (
          <button key={value} type="button" aria-pressed={chosen.value === value} onClick={() => (chosen.value = value)}>
            {kind === "sizes" ? <><span aria-hidden="true">A</span><span class="vh">{label}</span></> : label}
          </button>
        ))}
      </div>
    </section>
  );
}

function OtherWays() {
  const found = round.value;
  if (!found) return null;
  const hasEasy = found.ideas.some((idea) => idea.easy_read.trim());
  return (
    <section>
      <h2>Other ways</h2>
      <ul>
        {hasEasy && (
          <li>
            <button type="button" class="as-link" aria-pressed={easy.value} onClick={() => (easy.value = !easy.value)}>
              {easy.value ? "Read the full version" : "Read the easy version"}
            </button>
          </li>
        )}
        <li><button type="button" class="as-link" onClick={() => print()}>Print it</button></li>
        {found.state === "open" && <li><button type="button" class="as-link" onClick={() => go({ at: "call" })}>Tell us by phone, or ask for paper</button></li>}
      </ul>
    </section>
  );
}

/** Leave for now; where the network is gone, say that it stays here. */
function StopForNow() {
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(false);
  const onStop = (): void => {
    setBusy(true);
    stop()
      .then((done) => (done ? go({ at: "stopped" }) : setKept(true)))
      .catch(explain)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <button type="button" class="as-link" aria-busy={busy} onClick={onStop}>Stop for now</button>
      {kept && <p role="status">We cannot reach the internet. {deviceKeeps() ? "Your words are safe on this device. Come back here when it works." : "Please keep this page open until it works."}</p>}
    </>
  );
}

export function Aside() {
  const contact = round.value?.help_contact ?? "";
  return (
    <aside id="look" tabIndex={-1} aria-label="Ways to read, and help">
      <Choice title="Text size" kind="sizes" chosen={size} choices={SIZES} />
      <Choice title="Colours" kind="look" chosen={colours} choices={COLOURS} />
      <Choice title="Space between words" kind="look" chosen={spacing} choices={SPACINGS} />
      <OtherWays />
      <section id="help" tabIndex={-1}>
        <h2>Help and stopping</h2>
        <p>Stop at any time. You do not have to say why. You can still be paid for your time.</p>
        {paragraphs(contact).map((part) => <p key={part} class="contact">{part}</p>)}
        <ul>
          {round.value?.state === "open" && screen.value.at !== "call" && <li><button type="button" class="as-link" onClick={() => go({ at: "call" })}>Talk to someone</button></li>}
          <li><StopForNow /></li>
        </ul>
      </section>
    </aside>
  );
}
