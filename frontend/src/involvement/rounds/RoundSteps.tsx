/** The next step of a round, each asked once more with what it does and to how many. */
import { useState } from "preact/hooks";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { count } from "../../ui/count";
import { Menu } from "../../ui/Menu";
import { showToast } from "../../ui/toast-store";
import { useRoundVerb, type Round, type Verb } from "./rounds";

interface Step {
  verb: Verb;
  label: string;
  does: string;
  done: string;
}

function opening(round: Round): Step {
  const quotes = round.themes.reduce((sum, theme) => sum + theme.quotes.length, 0);
  return {
    verb: "open",
    label: "Open round",
    does: `${count(round.invitees.length, "reviewer")} will read ${count(round.themes.length, "theme")} with ${count(quotes, "quote")}. What they read is copied now and does not change any more. A quote can still be revoked.`,
    done: "The round is open",
  };
}

function nextStep(round: Round): Step | null {
  if (round.state === "draft") return opening(round);
  if (round.state === "open") {
    return { verb: "close", label: "Close round", does: "Reviewers can still read it and take back what they said, but no longer answer.", done: "The round is closed" };
  }
  if (round.state !== "closed") return null;
  return { verb: "publish", label: "Publish responses", does: `${count(round.comments, "comment")} and your responses to them. Each reviewer reads what you did about their own words, and your responses no longer change.`, done: "Published. Reviewers meet your answers on their next visit." };
}

const CANCEL: Step = { verb: "cancel", label: "Cancel round", does: "Reviewers no longer see it. What they sent is kept for the team. This cannot be undone.", done: "The round is cancelled" };

/** Why the next step cannot be taken yet. */
function heldBack(round: Round): string | null {
  if (round.state === "draft" && round.missing.length > 0) return "Something is still missing; the page says what.";
  if (round.state === "closed" && round.unanswered > 0) return `${count(round.unanswered, "comment")} still without an agreed response.`;
  return null;
}

export function RoundSteps({ round }: { round: Round }) {
  const study = useStudy();
  const step = nextStep(round);
  const [asked, setAsked] = useState<Step | null>(null);
  const act = useRoundVerb(study.id, round.id);
  const held = heldBack(round);
  if (!study.may("open_round")) return null;
  const run = (chosen: Step): void =>
    act.mutate(chosen.verb, {
      onSuccess: () => {
        setAsked(null);
        showToast({ message: chosen.done });
      },
    });
  const ask = (chosen: Step): void => {
    act.reset();
    setAsked(chosen);
  };
  return (
    <>
      {(round.state === "draft" || round.state === "open") && <Menu label="More about this round" items={[{ label: CANCEL.label, icon: "trash", danger: true, run: () => ask(CANCEL) }]} />}
      {step && <Button kind="primary" disabled={held !== null} describedBy={held ? "round-held" : undefined} onClick={() => ask(step)}>{step.label}</Button>}
      {held && <span id="round-held" class="vh">{held}</span>}
      {asked && (
        <ConfirmDialog title={asked.label} confirm={asked.label} danger={asked.verb === "cancel"} busy={act.isPending} problem={act.error} onConfirm={() => run(asked)} onClose={() => setAsked(null)}>
          <p>{asked.does}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
