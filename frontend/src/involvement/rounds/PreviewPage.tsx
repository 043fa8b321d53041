/** Leads to the review room itself, which shows the round to us as it will to reviewers. */
import { useEffect } from "preact/hooks";
import { useParam } from "../../base/route-context";
import { useStudy } from "../../session/use-study";
import { Page } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";

export function PreviewPage() {
  const study = useStudy();
  const id = useParam("round");
  const address = `/review/preview#${study.id}/${id}`;
  useEffect(() => location.replace(address), [address]);
  return (
    <Page title="As reviewers see it" crumbs={[study.crumb, { label: "Review rounds", href: study.path("rounds") }]}>
      <Skeleton lines={4} />
      <p><a href={address} target="_self">Open the review room</a></p>
    </Page>
  );
}
