/** The kinds of attributes, as people say them. */
import type { Attribute } from "./shapes";

export const KINDS: Record<Attribute["kind"], { label: string; hint: string }> = {
  choice: { label: "One of a few", hint: "From a list, such as an age band." },
  yes_no: { label: "Yes or no", hint: "" },
  number: { label: "A number", hint: "Such as a count of sessions." },
  text: { label: "A few words", hint: "One line. A list of choices is safer where it will do." },
};
