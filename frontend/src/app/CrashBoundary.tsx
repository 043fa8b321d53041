/** Catches a page that broke, says so, and keeps the frame alive. */
import { Component, type ComponentChildren } from "preact";
import { ErrorState } from "../ui/ErrorState";
import { Page } from "../ui/Page";

interface Props {
  title: string;
  children: ComponentChildren;
}

const BROKE = Object.assign(new Error("This page broke while it was drawn. What was saved is safe. Load the page again."), {
  title: "This page stopped working",
});

export class CrashBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Page title={this.props.title}>
        <ErrorState problem={BROKE} onRetry={() => location.reload()} />
      </Page>
    );
  }
}
