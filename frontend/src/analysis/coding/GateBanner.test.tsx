/** The banner says why nothing may be coded, leads to what mends it, and answers when somebody tries. */
import { QueryClient, QueryClientProvider } from "@tanstack/preact-query";
import { act, render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { StudyHere } from "../../session/use-study";
import { GateBanner } from "./GateBanner";
import type { TranscriptOut } from "./shapes";
import { readTranscript } from "./transcript-model";
import { createWorkspace, type Workspace } from "./workspace";

const study = { id: "s", may: () => true, path: (rest: string) => `/studies/s/${rest}` } as unknown as StudyHere;
const gate = { code: "transcript_not_deidentified", detail: "Rowan Reed returned this transcript.", next: "Correct the file as the note says.", without_consent: [] as { id: string; study_code: string }[] };

function show(more: Partial<TranscriptOut>): Workspace {
  const transcript = { id: "t", title: "A talk", state: "to_check", may_attest: false, attestations: [], speakers: [], gate, ...more } as unknown as TranscriptOut;
  const ws = createWorkspace("s", readTranscript(transcript, { n: 1, zone: "original", sha256: "", text: "", turns: [] }));
  render(<QueryClientProvider client={new QueryClient()}><GateBanner ws={ws} transcript={transcript} study={study} /></QueryClientProvider>);
  return ws;
}

const links = (): [string | null, string | null][] => screen.queryAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);

test("a transcript that came back says from whom and why, and leads to where it is mended", () => {
  show({ state: "returned", attestations: [{ outcome: "returned", by: "Rowan Reed", at: "2026-11-20T10:00:00Z", self_check: false, checklist: {}, note: "Turn 14: the street." }] });
  expect(screen.getByRole("region", { name: "Returned by Rowan Reed: read only" })).toBeTruthy();
  expect(screen.getByText("Turn 14: the street.")).toBeTruthy();
  expect(links()).toEqual([["Mend it and ask again", "/studies/s/transcripts/t/check"]]);
});

test("one that nobody checked leads to asking, and to the check for whom it is", () => {
  show({});
  expect(links()).toEqual([["Ask for the check", "/studies/s/transcripts/t/check"]]);
});

test("missing consent leads to each participant without it, by study code", () => {
  const without_consent = [{ id: "p1", study_code: "PR-03" }, { id: "p2", study_code: "SU-03" }];
  show({ state: "ready", gate: { ...gate, code: "consent_missing", without_consent } });
  expect(links()).toEqual([["Record consent of PR-03", "/studies/s/participants/p1"], ["Record consent of SU-03", "/studies/s/participants/p2"]]);
});

test("where nobody said who speaks, that is what is asked for", () => {
  show({ state: "ready", gate: { ...gate, code: "consent_missing" } });
  expect(links()).toEqual([]);
  expect(screen.getByRole("button", { name: "Say who speaks" })).toBeTruthy();
});

test("it takes the focus when something was refused, and not before", () => {
  const ws = show({});
  const banner = screen.getByRole("region");
  expect(document.activeElement).not.toBe(banner);
  act(() => void (ws.refused.value += 1));
  expect(document.activeElement).toBe(banner);
});
