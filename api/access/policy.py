"""The whole matrix: who may do what. A new operation starts with a row here.

Rows follow `domain` 6.1 (the numbers in the comments). A cell is ALL, OWN, NONE or a named
condition. SCRIPT says which scope an access token needs; None means never by a script, because
the act asks for human judgement or belongs to a person alone.
"""

from enum import Enum, StrEnum, auto

from api.access.conditions import Cell, Reach, if_marked_as_founder, with_release_right
from api.access.roles import Role, Scope


class Level(Enum):
    """Where an action takes place."""

    PUBLIC = auto()  # nobody needs to be signed in
    ACCOUNT = auto()  # signed in, in no study
    REVIEW = auto()  # the review room: a reviewer of any study
    STUDY = auto()  # a member of the study in the path


class Action(StrEnum):
    """Everything that can be done. The value is what the client sees in its list of actions."""

    # public
    ENTER = "enter"
    SIGN_IN = "sign_in"
    CHECK_HEALTH = "check_health"
    # account
    USE_OWN_ACCOUNT = "use_own_account"
    CHANGE_OWN_ACCOUNT = "change_own_account"
    SIGN_OUT = "sign_out"
    USE_TOKENS = "use_tokens"
    LIST_STUDIES = "list_studies"
    CREATE_STUDY = "create_study"
    MANAGE_ACCOUNTS = "manage_accounts"
    # review room
    READ_OWN_ROUNDS = "read_own_rounds"
    COMMENT = "comment"
    # study
    READ_STUDY = "read_study"
    OPEN_STUDY = "open_study"
    CHANGE_STUDY = "change_study"
    CHANGE_POLICY = "change_policy"
    READ_MEMBERS = "read_members"
    MANAGE_MEMBERS = "manage_members"
    READ_ACTIVITY = "read_activity"
    READ_FEED = "read_feed"
    SAY_HERE = "say_here"
    READ_AUDIT = "read_audit"
    VERIFY_AUDIT = "verify_audit"
    DEFINE_ATTRIBUTES = "define_attributes"
    READ_PARTICIPANTS = "read_participants"
    CHANGE_PARTICIPANTS = "change_participants"
    IMPORT_PARTICIPANTS = "import_participants"
    READ_CONSENT = "read_consent"
    ATTEST_CONSENT = "attest_consent"
    READ_INTERVIEWS = "read_interviews"
    CHANGE_INTERVIEWS = "change_interviews"
    CHANGE_GUIDES = "change_guides"
    IMPORT_TRANSCRIPTS = "import_transcripts"
    READ_TRANSCRIPTS = "read_transcripts"
    CHANGE_TRANSCRIPTS = "change_transcripts"
    CORRECT_TRANSCRIPTS = "correct_transcripts"
    ATTEST_DEIDENTIFICATION = "attest_deidentification"
    MARK_QUESTIONS = "mark_questions"
    READ_CODEBOOK = "read_codebook"
    CHANGE_CODEBOOK = "change_codebook"
    READ_CODINGS = "read_codings"
    APPLY_CODE = "apply_code"
    REMOVE_CODING = "remove_coding"
    SETTLE_CODING = "settle_coding"
    UNDO = "undo"
    SEARCH = "search"
    RETRIEVE = "retrieve"
    SAVE_RETRIEVAL = "save_retrieval"
    READ_COVERAGE = "read_coverage"
    MARK_READ = "mark_read"
    READ_NOTES = "read_notes"
    WRITE_NOTES = "write_notes"
    READ_JOURNAL = "read_journal"
    WRITE_JOURNAL = "write_journal"
    READ_THEMES = "read_themes"
    CHANGE_THEMES = "change_themes"
    FINALISE_THEME = "finalise_theme"
    READ_QUOTES = "read_quotes"
    PROPOSE_QUOTE = "propose_quote"
    APPROVE_QUOTE = "approve_quote"
    REVOKE_QUOTE = "revoke_quote"
    READ_ROUNDS = "read_rounds"
    CHANGE_ROUNDS = "change_rounds"
    OPEN_ROUND = "open_round"
    READ_COMMENTS = "read_comments"
    ENTER_COMMENT = "enter_comment"
    DRAFT_RESPONSE = "draft_response"
    AGREE_RESPONSE = "agree_response"
    EXPORT = "export"


ALL, OWN, NONE = Reach.ALL, Reach.OWN, Reach.NONE

# fmt: off
MATRIX: dict[Action, tuple[Level, Cell, Cell, Cell, Cell, Scope | None]] = {
    #                                LEVEL          RESEARCHER          SUPERVISOR  REVIEWER  ADMIN  SCRIPT
    Action.ENTER:                   (Level.PUBLIC,  ALL,                ALL,        ALL,      ALL,   None),
    Action.SIGN_IN:                 (Level.PUBLIC,  ALL,                ALL,        ALL,      ALL,   None),
    Action.CHECK_HEALTH:            (Level.PUBLIC,  ALL,                ALL,        ALL,      ALL,   None),
    Action.USE_OWN_ACCOUNT:         (Level.ACCOUNT, OWN,                OWN,        OWN,      OWN,   Scope.READ),   # 67
    Action.CHANGE_OWN_ACCOUNT:      (Level.ACCOUNT, OWN,                OWN,        OWN,      OWN,   None),         # 67
    Action.SIGN_OUT:                (Level.ACCOUNT, OWN,                OWN,        OWN,      OWN,   None),
    Action.USE_TOKENS:              (Level.ACCOUNT, OWN,                OWN,        NONE,     NONE,  None),         # 66
    Action.LIST_STUDIES:            (Level.ACCOUNT, OWN,                OWN,        OWN,      ALL,   Scope.READ),   # 1
    Action.CREATE_STUDY:            (Level.ACCOUNT, if_marked_as_founder, if_marked_as_founder, NONE, ALL,  None),  # 76 c21
    Action.MANAGE_ACCOUNTS:         (Level.ACCOUNT, NONE,               NONE,       NONE,     ALL,   None),         # 3
    Action.READ_OWN_ROUNDS:         (Level.REVIEW,  NONE,               NONE,       OWN,      NONE,  None),         # 41 48 c13
    Action.COMMENT:                 (Level.REVIEW,  NONE,               NONE,       OWN,      NONE,  None),         # 42 45 c13
    Action.READ_STUDY:              (Level.STUDY,   ALL,                ALL,        OWN,      ALL,   Scope.READ),   # 1  c1: reviewers get the public facts
    Action.OPEN_STUDY:              (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 1, 24, 69, 77 at once
    Action.CHANGE_STUDY:            (Level.STUDY,   NONE,               ALL,        NONE,     NONE,  Scope.WRITE),  # 2
    Action.CHANGE_POLICY:           (Level.STUDY,   NONE,               ALL,        NONE,     NONE,  None),         # 2
    Action.READ_MEMBERS:            (Level.STUDY,   ALL,                ALL,        NONE,     ALL,   Scope.READ),   # 77
    Action.MANAGE_MEMBERS:          (Level.STUDY,   NONE,               ALL,        NONE,     ALL,   None),         # 77
    Action.READ_ACTIVITY:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 86
    Action.READ_FEED:               (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 86
    Action.SAY_HERE:                (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  None),         # 86: a script is nowhere
    Action.READ_AUDIT:              (Level.STUDY,   OWN,                ALL,        NONE,     ALL,   Scope.READ),   # 64 c16: ids alone
    Action.VERIFY_AUDIT:            (Level.STUDY,   NONE,               ALL,        NONE,     ALL,   Scope.READ),   # 65
    Action.DEFINE_ATTRIBUTES:       (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 83
    Action.READ_PARTICIPANTS:       (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 5 73
    Action.CHANGE_PARTICIPANTS:     (Level.STUDY,   ALL,                NONE,       NONE,     NONE,  Scope.WRITE),  # 6
    Action.IMPORT_PARTICIPANTS:     (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 83
    Action.READ_CONSENT:            (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 9
    Action.ATTEST_CONSENT:          (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  None),         # 81
    Action.READ_INTERVIEWS:         (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 16
    Action.CHANGE_INTERVIEWS:       (Level.STUDY,   ALL,                NONE,       NONE,     NONE,  Scope.WRITE),  # 15
    Action.CHANGE_GUIDES:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 82
    Action.IMPORT_TRANSCRIPTS:      (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 78
    Action.READ_TRANSCRIPTS:        (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 24; 79 c22: the service
    Action.CHANGE_TRANSCRIPTS:      (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 78
    Action.CORRECT_TRANSCRIPTS:     (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 78; 79 c22: the service
    Action.ATTEST_DEIDENTIFICATION: (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  None),         # 80 c23: the service
    Action.MARK_QUESTIONS:          (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 82
    Action.READ_CODEBOOK:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 69
    Action.CHANGE_CODEBOOK:         (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 25
    Action.READ_CODINGS:            (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 69
    Action.APPLY_CODE:              (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 26 c8: always in own name
    Action.REMOVE_CODING:           (Level.STUDY,   OWN,                OWN,        NONE,     NONE,  Scope.WRITE),  # 26 27
    Action.SETTLE_CODING:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 26 27; whose, and how: the service
    Action.UNDO:                    (Level.STUDY,   OWN,                OWN,        NONE,     NONE,  Scope.WRITE),  # 85
    Action.SEARCH:                  (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 24; 79 c22: the service
    Action.RETRIEVE:                (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 69 87
    Action.SAVE_RETRIEVAL:          (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 87; another's: the service
    Action.READ_COVERAGE:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 24 69; 79 c22: the service
    Action.MARK_READ:               (Level.STUDY,   OWN,                OWN,        NONE,     NONE,  None),         # 24: a script reads nothing
    Action.READ_NOTES:              (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 28
    Action.WRITE_NOTES:             (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 28; what others wrote for themselves: the service
    Action.READ_JOURNAL:            (Level.STUDY,   OWN,                OWN,        NONE,     NONE,  None),         # 29 c9: the queries; G17: by no script
    Action.WRITE_JOURNAL:           (Level.STUDY,   OWN,                OWN,        NONE,     NONE,  None),         # 29
    Action.READ_THEMES:             (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 35 69
    Action.CHANGE_THEMES:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 33
    Action.FINALISE_THEME:          (Level.STUDY,   NONE,               ALL,        NONE,     NONE,  None),         # 34
    Action.READ_QUOTES:             (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 36
    Action.PROPOSE_QUOTE:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 36
    Action.APPROVE_QUOTE:           (Level.STUDY,   with_release_right, ALL,        NONE,     NONE,  None),         # 37 c12
    Action.REVOKE_QUOTE:            (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 38
    Action.READ_ROUNDS:             (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 41
    Action.CHANGE_ROUNDS:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 39
    Action.OPEN_ROUND:              (Level.STUDY,   NONE,               ALL,        NONE,     NONE,  None),         # 40
    Action.READ_COMMENTS:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.READ),   # 44 c14
    Action.ENTER_COMMENT:           (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 43
    Action.DRAFT_RESPONSE:          (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.WRITE),  # 46
    Action.AGREE_RESPONSE:          (Level.STUDY,   NONE,               ALL,        NONE,     NONE,  None),         # 47
    Action.EXPORT:                  (Level.STUDY,   ALL,                ALL,        NONE,     NONE,  Scope.EXPORT), # 58
}
# fmt: on


def level_of(action: Action) -> Level:
    """Return where an action takes place."""
    return MATRIX[action][0]


def cells_of(action: Action, role: Role | None, *, is_admin: bool) -> tuple[Cell, ...]:
    """Return the cells that apply to a role and, beside it, to the administrator's right."""
    _, researcher, supervisor, reviewer, admin, _ = MATRIX[action]
    by_role = {Role.RESEARCHER: researcher, Role.SUPERVISOR: supervisor, Role.REVIEWER: reviewer}
    held = [by_role[role]] if role else []
    return (*held, admin) if is_admin else tuple(held)


def scope_of(action: Action) -> Scope | None:
    """Return the scope that a token needs for an action; None if no token will do."""
    return MATRIX[action][5]
