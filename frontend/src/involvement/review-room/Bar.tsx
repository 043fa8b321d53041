/** The bar over every screen: where to begin again, help in the same place, leave quickly. */
import { Jump } from "./Jump";
import { Late } from "./Late";
import { goHome, leaveQuickly } from "./visits";
import { door, preview, screen } from "./store";

export function Bar() {
  const inside = door.value === "in" && screen.value.at !== "stopped";
  return (
    <header class="bar">
      <div>
        {inside && !preview.value ? <button type="button" class="name" onClick={() => void goHome()}>Review</button> : <b class="name">Review</b>}
        <div class="go">
          {inside && <Jump look="b plain" to="help">Help</Jump>}
          {door.value !== "elsewhere" && <button type="button" class="b leave" onClick={() => void leaveQuickly()}>Leave quickly</button>}
        </div>
      </div>
      <Late />
    </header>
  );
}
