/** Hold what is typed in a form: its values, one binding per field, and whether anything changed. */
import { useState } from "preact/hooks";

/** Spread onto Field, TextArea, Select, Checkbox or RadioGroup. */
export interface Binding<V> {
  value: V;
  onValue: (value: V) => void;
}

export interface FormState<T extends object> {
  values: T;
  changed: boolean;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  bind: <K extends keyof T & string>(name: K) => Binding<T[K]> & { name: K };
  reset: (values: T) => void;
}

export function useForm<T extends object>(initial: T): FormState<T> {
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState(initial);
  const set = <K extends keyof T>(name: K, value: T[K]) => setValues((before) => ({ ...before, [name]: value }));
  return {
    values,
    changed: Object.keys(start).some((key) => start[key as keyof T] !== values[key as keyof T]),
    set,
    bind: (name) => ({ name, value: values[name], onValue: (value) => set(name, value) }),
    reset: (next) => {
      setStart(next);
      setValues(next);
    },
  };
}
