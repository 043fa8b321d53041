/** The review room's entry: what invited reviewers open. */
import { render } from "preact";

const root = document.getElementById("review");
if (root) render(<main><h1>Review</h1></main>, root);
