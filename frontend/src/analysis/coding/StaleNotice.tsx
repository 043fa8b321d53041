/** The text was corrected, and some segments wait until a person says where they belong now. */
import { Button } from "../../ui/Button";
import { count } from "../../ui/count";
import { Notice } from "../../ui/Notice";

export function StaleNotice({ stale, href }: { stale: number; href: string }) {
  if (stale === 0) return null;
  return (
    <section class="cw-gate" aria-label="Segments to settle">
      <Notice tone="warn" title={`${count(stale, "segment")} to settle`} action={<Button size="small" href={href}>Settle</Button>}>
        {stale === 1 ? "The text was corrected where it lies. It is kept, and waits until somebody says where it belongs." : "The text was corrected where they lie. They are kept, and wait until somebody says where they belong."}
      </Notice>
    </section>
  );
}
