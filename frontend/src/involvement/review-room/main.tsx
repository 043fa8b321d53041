/** The review room's entry: what invited reviewers open. No router, no cache, no fonts of our own. */
import { render } from "preact";
import "../../styles/tokens.css";
import "./room.css";
import { hasUnsent, sendAll } from "./answers";
import { Paper } from "./Paper";
import { applyPreferences } from "./preferences";
import { Room } from "./Room";
import { findVoices } from "./speech";
import { enter, enterPreview, followHistory, round } from "./store";

/** The paper is laid out only while it is printed, at once: the browser does not wait. */
function layOutOnPrint(): void {
  const sheet = document.createElement("div");
  sheet.className = "paper";
  document.body.append(sheet);
  addEventListener("beforeprint", () => {
    sheet.hidden = !round.value;
    document.body.dataset["paper"] = round.value ? "yes" : "no";
    render(<Paper />, sheet);
  });
  addEventListener("afterprint", () => render(null, sheet));
}

const root = document.getElementById("review");
if (root) {
  applyPreferences();
  findVoices();
  followHistory();
  layOutOnPrint();
  addEventListener("online", () => void sendAll());
  addEventListener("beforeunload", (event) => {
    if (hasUnsent()) event.preventDefault();
  });
  render(<Room />, root);
  if (location.pathname === "/review/preview") void enterPreview(location.hash);
  else void enter();
}
