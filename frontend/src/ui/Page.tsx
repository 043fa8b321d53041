/** A page: breadcrumb, one title, one primary action, then the content or what stands in for it. */
import type { ComponentChildren } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { Breadcrumb, type Crumb } from "./Breadcrumb";
import { Button } from "./Button";
import { classNames } from "./class-names";
import { ErrorState } from "./ErrorState";
import { PageChromeContext } from "./page-chrome";
import { Skeleton } from "./Skeleton";
import "./Page.css";

/** As much of a query's result as a page needs. */
export interface Loading<T> {
  data: T | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
}

interface Props<T> {
  title: string;
  crumbs?: readonly Crumb[] | undefined;
  /** Beside the title: the state of the thing. */
  pill?: ComponentChildren | undefined;
  /** Quieter controls of the whole page. */
  actions?: ComponentChildren | undefined;
  /** The one primary action. */
  primary?: ComponentChildren | undefined;
  /** "full": the content fills the window and scrolls by itself; "narrow": one column of forms. */
  layout?: "page" | "narrow" | "full" | undefined;
  /** While it has no data, the page shows a skeleton or what went wrong. */
  query?: Loading<T> | undefined;
  foot?: ComponentChildren | undefined;
  children: ComponentChildren | ((data: T) => ComponentChildren);
}

function Content<T>({ query, children }: Pick<Props<T>, "query" | "children">) {
  if (query && query.data === undefined) {
    if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />;
    return <Skeleton lines={7} />;
  }
  return <>{typeof children === "function" ? children(query?.data as T) : children}</>;
}

export function Page<T>(props: Props<T>) {
  const chrome = useContext(PageChromeContext);
  const { title, crumbs = [], layout = "page" } = props;
  const up = crumbs.at(-1);
  useEffect(() => {
    document.title = `${title} · ${crumbs[0]?.label ?? "Cotheme"}`;
  }, [title, crumbs[0]?.label]);
  return (
    <div class={classNames("view", `view-${layout}`)}>
      <header class="top">
        <div class="top-title">
          {up && <Button class="top-back" kind="quiet" icon="chevron-left" label={`Back to ${up.label}`} href={up.href} />}
          <Breadcrumb crumbs={crumbs} />
          <h1 tabIndex={-1}>{title}</h1>
          {props.pill}
          {chrome.end}
        </div>
        <div class="top-actions no-print">
          {props.actions}
          {chrome.tools}
          {props.primary}
        </div>
      </header>
      {layout !== "full" && chrome.sections}
      {chrome.banner}
      <main id="main" class="view-main" tabIndex={-1}>
        <Content query={props.query}>{props.children}</Content>
      </main>
      {props.foot && <footer class="view-foot no-print" data-foot>{props.foot}</footer>}
    </div>
  );
}
