/** A refusal or failure as the server tells it (RFC 9457), or one of the network. */
import type { FieldError } from "../ui/form-context";

interface ProblemBody {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  request_id?: string;
  fields?: FieldError[];
  errors?: FieldError[];
}

export class Problem extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Stable word of the server, for decisions in code. */
  readonly code: string;
  readonly title: string;
  /** What happened and what to do: shown as it is. */
  readonly detail: string;
  readonly fields: readonly FieldError[];
  readonly requestId: string | null;
  /** Everything else the server said, such as what a conflict is with. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, body: ProblemBody & Record<string, unknown>) {
    super(body.detail ?? "Something went wrong. Try again.");
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "unknown";
    this.title = body.title ?? "Something went wrong";
    this.detail = this.message;
    this.fields = body.fields ?? body.errors ?? [];
    this.requestId = body.request_id ?? null;
    this.more = body;
  }

  /** No answer: the network is gone, or the server is. */
  static unreachable(): Problem {
    return new Problem(0, {
      code: "unreachable",
      title: "No answer from the server",
      detail: "Check your connection and try again. What you typed is still here.",
    });
  }

  /** Read the body of a failed answer, whatever it turns out to be. */
  static async of(response: Response): Promise<Problem> {
    const body: unknown = await response.clone().json().catch(() => ({}));
    return new Problem(response.status, typeof body === "object" && body !== null ? (body as ProblemBody & Record<string, unknown>) : {});
  }
}
