"""The answer a study opens with."""

from api.analysis.codebook.schemas import CodesOut
from api.analysis.transcripts.schemas import TranscriptsOut
from api.base.schemas import Out
from api.study.members.schemas import MembersOut
from api.study.schemas import StudyOut


class OpeningOut(Out):
    """The study, its members, its codebook with counts and the first page of its transcripts.

    Each part is what the operation of its own answers.
    """

    study: StudyOut
    members: MembersOut
    codes: CodesOut
    transcripts: TranscriptsOut
