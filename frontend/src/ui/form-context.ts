/** What a form tells the fields inside it: the error of each, by path. */
import { createContext } from "preact";

/** An error as the server writes it. */
export interface FieldError {
  path: string;
  message: string;
}

/** Cut the server's prefix off a path: "body.label" and "label" mean one field. */
function bare(path: string): string {
  return path.replace(/^(body|query|path)[./]/, "");
}

/** Find what is wrong with the field of this name, if anything is. */
export function errorOf(errors: readonly FieldError[], name: string): string | undefined {
  return errors.find((error) => bare(error.path) === name)?.message;
}

export const FormErrors = createContext<readonly FieldError[]>([]);
