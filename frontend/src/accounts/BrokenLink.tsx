/** A link that lost its secret on the way. */
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";

export function BrokenLink() {
  return (
    <>
      <Notice tone="warn" title="This link is not whole">
        Copy the whole link, with everything after the # sign, and open it again. If it still does not work, ask for a new one.
      </Notice>
      <div><Button href="/sign-in">To the sign-in page</Button></div>
    </>
  );
}
