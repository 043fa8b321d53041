/** The review room: the bar, one screen, what is beside it; and the door. */
import { Aside } from "./Aside";
import { Bar } from "./Bar";
import { AskForCall, Done, Stopped, Whole } from "./Ends";
import { Home } from "./Home";
import { Ideas } from "./Ideas";
import { IdeaScreen } from "./IdeaScreen";
import { Jump } from "./Jump";
import { Screenful } from "./Screenful";
import { SignIn } from "./SignIn";
import { door, enter, preview, round, screen } from "./store";

function Elsewhere() {
  return (
    <Screenful id="elsewhere" title="Nothing to review">
      <p>This page is for people who were invited to review. Your account has its own pages.</p>
      <div class="acts"><a class="b main" href="/">Go to my pages</a></div>
    </Screenful>
  );
}

function Broken() {
  return (
    <Screenful id="broken" title="This did not work">
      <p>We cannot show the page just now. Nothing of yours is lost.</p>
      <div class="acts"><button type="button" class="b main" onClick={() => (preview.value ? location.reload() : void enter())}>Try again</button></div>
    </Screenful>
  );
}

function Opening() {
  return (
    <main id="main" tabIndex={-1} aria-busy="true">
      <h1 class="vh">Review</h1>
      <div class="bones" aria-hidden="true"><i /><i /><i /><i /></div>
      <p class="vh" role="status">One moment</p>
    </main>
  );
}

function Inside() {
  const now = screen.value;
  if (now.at === "home" || !round.value) return now.at === "stopped" ? <Stopped /> : <Home />;
  switch (now.at) {
    case "ideas":
      return <Ideas />;
    case "idea":
      return <IdeaScreen key={now.place} place={now.place} />;
    case "whole":
      return <Whole />;
    case "done":
      return <Done />;
    case "call":
      return <AskForCall />;
    case "stopped":
      return <Stopped />;
  }
}

function Behind() {
  switch (door.value) {
    case "opening":
      return <Opening />;
    case "out":
    case "ask":
      return <SignIn key={door.value} />;
    case "elsewhere":
      return <Elsewhere />;
    case "broken":
      return <Broken />;
    case "in":
      return <Inside />;
  }
}

/** Says to the team that this is a look, and leads back. */
function PreviewNote() {
  const [study = "", id = ""] = location.hash.replace(/^#/, "").split("/");
  return (
    <section class="preview-note" aria-label="Preview">
      This is what reviewers will see. Nothing you do here is sent. <a href={`/studies/${encodeURIComponent(study)}/rounds/${encodeURIComponent(id)}`}>Back to the round</a>
    </section>
  );
}

export function Room() {
  return (
    <>
      <Jump look="skip" to="main">Go to the main part</Jump>
      <Bar />
      {preview.value && <PreviewNote />}
      <div class="wrap">
        <Behind />
        <Aside />
      </div>
    </>
  );
}
