/** My studies, each with my role; an administrator also sees that the others exist. */
import { useQuery } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { may } from "../session/may";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { useDestinations } from "../ui/go-to-store";
import { Page } from "../ui/Page";
import { Pill } from "../ui/Pill";
import { ROLES } from "./role-words";
import type { Role } from "./shapes";
import "./StudiesPage.css";

type Line = components["schemas"]["StudyLine"];

function roleOf(study: Line): string {
  return study.role ? (ROLES[study.role as Role] as { name: string } | undefined)?.name ?? study.role : "Not a member";
}

/** A reviewer of a study reads it in the review room. */
function addressOf(study: Line): string {
  return study.role === "reviewer" ? "/review" : `/studies/${study.id}`;
}

function StudyCard({ study }: { study: Line }) {
  return (
    <li class={study.role ? "study-card" : "study-card study-closed"}>
      <h2><a href={study.role ? addressOf(study) : `/studies/${study.id}/people`}>{study.short_title}</a></h2>
      <p class="row">
        <Pill tone={study.role ? "accent" : "plain"}>{roleOf(study)}</Pill>
        <Pill icon={study.profile === "sensitive" ? "lock" : "unlock"}>{study.profile === "sensitive" ? "Sensitive" : "Open data"}</Pill>
        {study.demonstration && <Pill>Demonstration</Pill>}
      </p>
      {!study.role && <p class="quiet small">You look after its members. Its interviews are not open to you.</p>}
      {study.notice && <p class="quiet small">{study.notice}</p>}
    </li>
  );
}

export function StudiesPage() {
  const studies = useQuery({ queryKey: ["studies"], queryFn: () => answer(api.GET("/api/v1/studies")) });
  useDestinations("studies", useMemo(() => (studies.data?.items ?? []).filter((study) => study.role).map((study) => ({ id: study.id, label: study.short_title, kind: "Study", icon: "study" as const, href: addressOf(study) })), [studies.data]));
  const begin = may("create_study") && <Button kind="primary" icon="plus" href="/studies/new">Begin a study</Button>;
  return (
    <Page title="Studies" query={studies} primary={begin}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="study" title="No studies yet" action={begin}>
            {begin ? "A study holds its interviews, codes and themes, and the people who work on it." : "Ask a supervisor to invite you into their study. You will be given a link."}
          </EmptyState>
        ) : (
          <ul class="studies-list">{items.map((study) => <StudyCard key={study.id} study={study} />)}</ul>
        )
      }
    </Page>
  );
}
