/** A form: shows what the server refused at the top and beside each field; saves nothing by itself. */
import type { ComponentChildren } from "preact";
import { ErrorSummary } from "./ErrorSummary";
import { FormErrors, type FieldError } from "./form-context";
import "./field.css";

/** Any error; one from the server also has fields. */
type Refusal = Error & { title?: string; detail?: string; fields?: readonly FieldError[] };

interface Props {
  children: ComponentChildren;
  onSubmit: () => void;
  /** The last failure of the save, usually a mutation's error. */
  problem?: Error | null | undefined;
  /** What the form itself found missing before it was sent. */
  errors?: readonly FieldError[] | undefined;
  /** Heading of the summary, if not the usual one. */
  failed?: string | undefined;
  label?: string | undefined;
}

const NONE: readonly FieldError[] = [];

/** The sentence over the list, unless a line of the list says the same. */
function sentence(refusal: Refusal | null | undefined, lines: readonly FieldError[]): string | undefined {
  const said = refusal?.detail ?? refusal?.message;
  return lines.some((line) => line.message === said) ? undefined : said;
}

export function Form({ children, onSubmit, problem, errors, failed, label }: Props) {
  const refusal = problem as Refusal | null | undefined;
  const wrong = errors?.length ? errors : (refusal?.fields ?? NONE);
  return (
    <form
      class="form"
      noValidate
      autocomplete="off"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onSubmit();
      }}
    >
      {(refusal || wrong.length > 0) && (
        <ErrorSummary
          title={failed}
          detail={errors?.length ? undefined : sentence(refusal, wrong)}
          errors={wrong}
          attempt={errors?.length ? errors : refusal}
        />
      )}
      <FormErrors.Provider value={wrong}>{children}</FormErrors.Provider>
    </form>
  );
}
