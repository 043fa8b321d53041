"""The service does not start with an operation that nobody guards."""

from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI

from api.access.guards import Work, allow
from api.access.policy import Action
from api.app import demand_actions
from api.base.web import Room


def app_with(router: APIRouter) -> FastAPI:
    app = FastAPI(
        docs_url=None, redoc_url=None, openapi_url=None, generate_unique_id_function=lambda r: r.name
    )
    app.include_router(router)
    return app


def test_a_guarded_operation_starts():
    room = Room("things")

    @room.get("")
    def read_things(work: Annotated[Work, allow(Action.READ_STUDY)]) -> None: ...

    demand_actions(app_with(room))


def test_an_operation_without_an_action_stops_the_start():
    room = Room("things")

    @room.get("")
    def read_things() -> None: ...

    with pytest.raises(RuntimeError, match="things"):
        demand_actions(app_with(room))


def test_an_operation_with_two_actions_stops_the_start():
    room = Room("things")

    @room.get("")
    def read_things(
        one: Annotated[Work, allow(Action.READ_STUDY)], two: Annotated[Work, allow(Action.EXPORT)]
    ) -> None: ...

    with pytest.raises(RuntimeError, match="things"):
        demand_actions(app_with(room))


def test_two_operations_of_one_name_stop_the_start():
    room = Room("things")

    @room.get("")
    def read_things(work: Annotated[Work, allow(Action.READ_STUDY)]) -> None: ...

    room.add_api_route("/again", read_things)

    with pytest.raises(RuntimeError, match="read_things"):
        demand_actions(app_with(room))


def test_a_route_that_reads_json_loosely_stops_the_start():
    router = APIRouter()

    @router.get("/things")
    def read_things(work: Annotated[Work, allow(Action.SIGN_IN)]) -> None: ...

    with pytest.raises(RuntimeError, match="lax"):
        demand_actions(app_with(router))


def test_an_application_without_operations_does_not_start():
    with pytest.raises(RuntimeError):
        demand_actions(FastAPI(docs_url=None, redoc_url=None, openapi_url=None))
