/** What kept a form from being saved, at its top, each line leading to its field. */
import { useEffect, useRef } from "preact/hooks";
import type { FieldError } from "./form-context";
import { Icon } from "./Icon";
import "./ErrorSummary.css";

interface Props {
  title?: string | undefined;
  detail?: string | undefined;
  errors?: readonly FieldError[] | undefined;
  /** Changes with every failed try, so that the focus moves again. */
  attempt?: unknown;
}

/** Find the control a line speaks of, within the same form. */
function control(from: Element, path: string): HTMLElement | null {
  const name = path.replace(/^(body|query|path)[./]/, "");
  const form = from.closest("form") ?? document;
  return [...form.querySelectorAll<HTMLElement>("[name], [data-name]")].find(
    (each) => each.getAttribute("name") === name || each.dataset["name"] === name,
  ) ?? null;
}

export function ErrorSummary({ title = "This was not saved", detail, errors = [], attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="warning" /> {title}
      </h2>
      {detail && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error.path + error.message}>
              <a
                href={`#${error.path}`}
                onClick={(event) => {
                  event.preventDefault();
                  event.stopPropagation();
                  control(event.currentTarget, error.path)?.focus();
                }}
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
