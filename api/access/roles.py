"""The roles a member may hold in a study. Administrator is a right of an account, beside any membership."""

from enum import StrEnum


class Role(StrEnum):
    """What a member is in one study."""

    RESEARCHER = "researcher"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"


class Scope(StrEnum):
    """What an access token of a script may be used for."""

    READ = "read"
    WRITE = "write"
    EXPORT = "export"
