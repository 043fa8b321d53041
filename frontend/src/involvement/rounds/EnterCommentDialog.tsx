/** Enter what a reviewer said on paper, by phone or in a meeting: their own words, which they can see and correct. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { answer } from "../../base/answer";
import { api } from "../../base/client";
import { useStudy } from "../../session/use-study";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { RadioGroup } from "../../ui/RadioGroup";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { showToast } from "../../ui/toast-store";
import { useForm } from "../../ui/use-form";
import { ANSWERS } from "./round-words";
import type { Kind, Round } from "./rounds";

type Mode = "paper" | "phone" | "meeting";

interface Values {
  reviewer: string;
  about: string;
  /** One quote of the theme, or "" for the theme. */
  quote: string;
  mode: Mode;
  kinds: readonly Kind[];
  words: string;
}

const MODE_CHOICES = [
  { value: "paper", label: "On paper" },
  { value: "phone", label: "By phone" },
  { value: "meeting", label: "In a meeting" },
] as const;
const KINDS = Object.keys(ANSWERS) as Kind[];

/** Characters of a quote that a line of the list holds. */
const MOST = 60;

function aboutOf(round: Round) {
  return [...round.snapshot.map((theme) => ({ value: theme.id, label: theme.name })), { value: "whole", label: "All of it" }];
}

/** The quotes of a theme that reviewers still see, by their first words. */
function quotesOf(round: Round, about: string) {
  const quotes = round.snapshot.find((theme) => theme.id === about)?.quotes.filter((quote) => !quote.removed) ?? [];
  return quotes.map((quote) => ({ value: quote.id, label: quote.text.length > MOST ? `${quote.text.slice(0, MOST)}…` : quote.text }));
}

export function EnterCommentDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const study = useStudy();
  const cache = useQueryClient();
  const form = useForm<Values>({ reviewer: round.invitees[0]?.account_id ?? "", about: round.snapshot[0]?.id ?? "whole", quote: "", mode: "paper", kinds: [], words: "" });
  const enter = useMutation({
    mutationFn: () => {
      const { reviewer, about, quote, mode, kinds, words } = form.values;
      const one = quotesOf(round, about).some(({ value }) => value === quote) ? quote : null;
      const body = { reviewer_id: reviewer, snapshot_theme_id: about === "whole" ? null : about, snapshot_quote_id: one, kinds: [...kinds], words, mode };
      return answer(api.POST("/api/v1/studies/{study_id}/rounds/{round_id}/comments", { params: { path: { study_id: study.id, round_id: round.id } }, body }));
    },
    onSuccess: () => {
      showToast({ message: "Entered. The reviewer can see and correct it." });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["study", study.id, "rounds"] }),
  });
  const { kinds, about } = form.values;
  const quotes = quotesOf(round, about);
  return (
    <Dialog title="Enter a reviewer’s comment" onClose={onClose}>
      <Form onSubmit={() => enter.mutate()} problem={enter.error} failed="It was not entered">
        <Select {...form.bind("reviewer")} label="Reviewer" options={round.invitees.map((each) => ({ value: each.account_id, label: each.display_name }))} />
        <Select {...form.bind("about")} label="About" options={aboutOf(round)} />
        {quotes.length > 0 && <Select {...form.bind("quote")} label="One of its quotes" placeholder="The idea, not one quote" hint="“I could tell who this is” hides this quote at once; without one named, all quotes of the idea." options={quotes} />}
        <RadioGroup {...form.bind("mode")} legend="How it reached us" choices={MODE_CHOICES} />
        <fieldset class="choices">
          <legend>Their answers</legend>
          {KINDS.map((kind) => <Checkbox key={kind} name={kind} label={ANSWERS[kind].label} value={kinds.includes(kind)} onValue={(on) => form.set("kinds", on ? [...kinds, kind] : kinds.filter((each) => each !== kind))} />)}
        </fieldset>
        <TextArea {...form.bind("words")} label="Their words" hint="As they said them, not in ours." rows={4} />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={enter.isPending}>Enter comment</Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
