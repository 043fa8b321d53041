/** What kept a form from being saved, at its top, each line leading to its field. */
import { useEffect, useRef, useState } from "preact/hooks";
import { dayWords, isAboutDay } from "./day-words";
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

const NONE: readonly FieldError[] = [];

/** Find the control a line speaks of, within the same form. */
function control(from: Element, path: string): HTMLElement | null {
  const name = path.replace(/^(body|query|path)[./]/, "");
  const form = from.closest("form") ?? document;
  return [...form.querySelectorAll<HTMLElement>("[name], [data-name]")].find(
    (each) => each.getAttribute("name") === name || each.dataset["name"] === name,
  ) ?? null;
}

/** What the field is called on the page, so that "This is needed." says what is. */
function labelOf(from: Element, path: string): string {
  const field = control(from, path);
  const labels = field && "labels" in field ? (field as HTMLInputElement).labels : null;
  return field?.getAttribute("type") === "radio" ? "" : labels?.[0]?.firstChild?.textContent?.trim() ?? "";
}

function lineOf(message: string, label: string): string {
  const said = isAboutDay(message) ? dayWords(label) : message;
  return !label || (isAboutDay(message) && said !== dayWords("")) ? said : `${label}: ${said}`;
}

export function ErrorSummary({ title = "This was not saved", detail, errors = NONE, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<readonly string[]>([]);
  useEffect(() => box.current?.focus(), [attempt]);
  useEffect(() => {
    const from = box.current;
    if (from) setLabels(errors.map((error) => labelOf(from, error.path)));
  }, [errors]);
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="warning" /> {title}
      </h2>
      {detail && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error, at) => (
            <li key={error.path + error.message}>
              <a
                href={`#${error.path}`}
                onClick={(event) => {
                  event.preventDefault();
                  event.stopPropagation();
                  control(event.currentTarget, error.path)?.focus();
                }}
              >
                {lineOf(error.message, labels[at] ?? "")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
