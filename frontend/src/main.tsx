/** The workspace's entry. */
import { render } from "preact";

const root = document.getElementById("app");
if (root) render(<main><h1>Cotheme</h1></main>, root);
