/** The bare address: leads each person to what they need next. */
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { isReviewerOnly } from "../session/after-sign-in";
import { me, type Me } from "../session/me";

/** To the one study they work in; else to the list. */
function landing(who: Me): string {
  const worked = who.studies.filter((study) => study.role === "researcher" || study.role === "supervisor");
  const only = worked[0];
  return only && worked.length === 1 ? `/studies/${only.id}` : "/studies";
}

export function Landing() {
  const { route } = useLocation();
  useEffect(() => {
    if (!me.value) return;
    if (isReviewerOnly(me.value)) location.replace("/review");
    else route(landing(me.value), true);
  }, []);
  return <main class="view" aria-busy="true" />;
}
