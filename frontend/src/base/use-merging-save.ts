/** Edit and save what others may edit too: on a conflict both texts stay, until the person has chosen. */
import { useMutation } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Problem } from "./problem";
import { useForm, type FormState } from "../ui/use-form";
import { changesBetween, meet } from "../text/three-way";

interface Standing<T> {
  values: T;
  version: number;
  /** Who saved it last, where that is known. */
  by?: string | undefined;
}

interface Options<T extends object, R> {
  start: Standing<T>;
  /** Save what differs, or the values whole, from this version. */
  send: (changes: Partial<T>, version: number, values: T) => Promise<R>;
  /** What stands there now. */
  read: () => Promise<Standing<T>>;
  onSaved: (result: R) => void;
  /** After every attempt, saved or refused. */
  onSettled?: (() => unknown) | undefined;
}

export interface Meeting<T> {
  theirs: T;
  by: string | undefined;
  /** Still to be decided. */
  open: readonly (keyof T & string)[];
  /** Both wrote these; my words as they were when the conflict was found. */
  both: readonly (keyof T & string)[];
  mine: T;
}

export interface MergingSave<T extends object> {
  form: FormState<T>;
  meeting: Meeting<T> | null;
  busy: boolean;
  problem: Error | null;
  /** There is something to save. */
  unsaved: boolean;
  save: () => void;
  /** Put this value into the field and count the field as decided. */
  decide: <K extends keyof T & string>(name: K, value: T[K]) => void;
}

/** 412: another version stands there. 428: it was new to me, and somebody has made one meanwhile. */
const isStale = (error: unknown): boolean => error instanceof Problem && (error.status === 412 || error.status === 428);

export function useMergingSave<T extends object, R>({ start, send, read, onSaved, onSettled }: Options<T, R>): MergingSave<T> {
  const [from, setFrom] = useState(start);
  const [meeting, setMeeting] = useState<Meeting<T> | null>(null);
  const form = useForm(start.values);

  /** Save; where another has saved meanwhile, their other fields stand and only fields that both wrote are asked about. */
  const attempt = async (base: Standing<T>, values: T): Promise<R | null> => {
    try {
      return await send(changesBetween(base.values, values), base.version, values);
    } catch (error) {
      if (!isStale(error)) throw error;
    }
    const there = await read();
    const met = meet(base.values, values, there.values);
    setFrom(there);
    form.reset(met.merged);
    if (met.both.length === 0) return attempt(there, met.merged);
    setMeeting({ theirs: there.values, by: there.by, mine: values, both: met.both, open: met.both });
    return null;
  };
  const save = useMutation({ mutationFn: () => attempt(from, form.values), onSuccess: (result) => result !== null && onSaved(result), onSettled: () => void onSettled?.() });
  return {
    form,
    meeting,
    busy: save.isPending,
    problem: save.error,
    unsaved: form.changed || meeting !== null,
    save: () => save.mutate(),
    decide: (name, value) => {
      form.set(name, value);
      setMeeting((now) => now && { ...now, open: now.open.filter((each) => each !== name) });
    },
  };
}
