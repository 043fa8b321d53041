"""Studies, their policy, groups and objectives."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Expected, Room
from api.study import service
from api.study.schemas import (
    GroupIn,
    GroupOut,
    ObjectiveIn,
    ObjectiveOut,
    PolicyPatch,
    StudiesOut,
    StudyCard,
    StudyIn,
    StudyOut,
    StudyPatch,
)

studies = Room("studies", study=False)
groups = Room("groups")
objectives = Room("objectives")


@studies.get("", response_model=StudiesOut)
def list_studies(work: Annotated[Work, allow(Action.LIST_STUDIES)]) -> Response:
    """List your studies."""
    return work.read(service.read_studies)


@studies.post("", status_code=201, response_model=StudyOut)
def create_study(body: StudyIn, work: Annotated[Work, allow(Action.CREATE_STUDY)]) -> Response:
    """Create a study; you become its supervisor."""
    return work.write(service.create_study, body, answer=StudyOut)


@studies.get("/{study_id}", response_model=StudyOut | StudyCard)
def read_study(work: Annotated[Work, allow(Action.READ_STUDY)]) -> Response:
    """Read a study: facts, policy, groups, objectives. Reviewers get its public facts."""
    return work.read(service.read_study, etag=True)


@studies.patch("/{study_id}", response_model=StudyOut)
def change_study(
    body: StudyPatch, version: Expected, work: Annotated[Work, allow(Action.CHANGE_STUDY)]
) -> Response:
    """Change the facts of a study."""
    return work.write(service.change_study, body, version, answer=StudyOut, status=200)


@studies.patch("/{study_id}/policy", response_model=StudyOut)
def change_policy(
    body: PolicyPatch, version: Expected, work: Annotated[Work, allow(Action.CHANGE_POLICY)]
) -> Response:
    """Change switches of the study's policy, with a reason."""
    return work.write(service.change_policy, body, version, answer=StudyOut, status=200)


@groups.post("", status_code=201, response_model=GroupOut)
def add_group(body: GroupIn, work: Annotated[Work, allow(Action.CHANGE_STUDY)]) -> Response:
    """Add a group of participants."""
    return work.write(service.add_group, body, answer=GroupOut)


@groups.patch("/{group_id}", response_model=GroupOut)
def change_group(
    group_id: UUID, body: GroupIn, version: Expected, work: Annotated[Work, allow(Action.CHANGE_STUDY)]
) -> Response:
    """Change a group of participants."""
    return work.write(service.change_group, group_id, body, version, answer=GroupOut, status=200)


@objectives.post("", status_code=201, response_model=ObjectiveOut)
def add_objective(body: ObjectiveIn, work: Annotated[Work, allow(Action.CHANGE_STUDY)]) -> Response:
    """Add an objective."""
    return work.write(service.add_objective, body, answer=ObjectiveOut)


@objectives.patch("/{objective_id}", response_model=ObjectiveOut)
def change_objective(
    objective_id: UUID,
    body: ObjectiveIn,
    version: Expected,
    work: Annotated[Work, allow(Action.CHANGE_STUDY)],
) -> Response:
    """Change the words of an objective."""
    return work.write(service.change_objective, objective_id, body, version, answer=ObjectiveOut, status=200)
