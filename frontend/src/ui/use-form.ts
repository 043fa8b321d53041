/** Hold what is typed in a form: its values, one binding per field, and whether anything changed. */
import { useMemo, useRef, useState } from "preact/hooks";

/** Spread onto Field, TextArea, Select, Checkbox or RadioGroup. */
export interface Binding<V> {
  value: V;
  onValue: (value: V) => void;
}

export interface FormState<T extends object> {
  /** Always the newest, even from a function made before the last key: a quick Enter sends what was typed. */
  readonly values: T;
  readonly changed: boolean;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  bind: <K extends keyof T & string>(name: K) => Binding<T[K]> & { name: K };
  reset: (values: T) => void;
}

/** Make the one object that lives as long as the form. */
function formState<T extends object>(initial: T, redraw: () => void): FormState<T> {
  let [start, values] = [initial, initial];
  const form: FormState<T> = {
    get values() {
      return values;
    },
    get changed() {
      return (Object.keys(start) as (keyof T)[]).some((name) => start[name] !== values[name]);
    },
    set(name, value) {
      values = { ...values, [name]: value };
      redraw();
    },
    bind: (name) => ({ name, value: values[name], onValue: (value) => form.set(name, value) }),
    reset(next) {
      [start, values] = [next, next];
      redraw();
    },
  };
  return form;
}

export function useForm<T extends object>(initial: T): FormState<T> {
  const [drawn, redraw] = useState(0);
  const kept = useRef<FormState<T> | null>(null);
  const form = (kept.current ??= formState(initial, () => redraw((before) => before + 1)));
  // A new face after every change: a part of the form that is handed the same object would not be drawn again.
  return useMemo(() => Object.create(form) as FormState<T>, [form, drawn]);
}
