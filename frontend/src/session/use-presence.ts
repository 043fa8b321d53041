/** Who else is on a transcript: this page says every 20 seconds that it is there, and hears of the others. */
import { useSignalEffect } from "@preact/signals";
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { cameOrLeft } from "./feed-state";
import { me } from "./me";

const EVERY_MS = 20_000;

const say = (study: string, transcript: string, here: boolean) =>
  answer(
    api.POST("/api/v1/studies/{study_id}/presence", {
      params: { path: { study_id: study } },
      body: { transcript_id: transcript, here },
      keepalive: !here,
    }),
  );

/** The names of the others; silent while the page is hidden. */
export function usePresence(study: string, transcript: string): readonly string[] {
  const cache = useQueryClient();
  const key = ["presence", study, transcript] as const;
  const asked = useQuery({
    queryKey: key,
    queryFn: async () => (await say(study, transcript, true)).items.map(({ name }) => name),
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  useSignalEffect(() => {
    const latest = cameOrLeft.value;
    const isOther = latest?.account !== me.peek()?.account.id;
    if (latest?.transcript === transcript && isOther) void cache.invalidateQueries({ queryKey: key });
  });
  useEffect(() => {
    const leave = (): void => void say(study, transcript, false).catch(() => undefined);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [study, transcript]);
  return asked.data ?? [];
}
