"""Every table in one metadata: imports each room's models, nothing else."""

from api.access import models as access
from api.accounts import models as accounts
from api.analysis.codebook import models as codebook
from api.analysis.coding import models as coding
from api.analysis.coverage import models as coverage
from api.analysis.journal import models as journal
from api.analysis.searching import models as searching
from api.analysis.steps import models as steps
from api.analysis.themes import models as themes
from api.analysis.transcripts import models as transcripts
from api.audit import models as audit
from api.base.database import metadata
from api.fieldwork.consent import models as consent
from api.fieldwork.interviews import models as interviews
from api.fieldwork.participants import models as participants
from api.involvement.quotes import models as quotes
from api.involvement.rounds import models as rounds
from api.outputs.exchange import models as exchange
from api.study import models as study

ROOMS = (
    access,
    accounts,
    audit,
    codebook,
    coding,
    consent,
    exchange,
    interviews,
    journal,
    participants,
    quotes,
    rounds,
    coverage,
    searching,
    steps,
    study,
    themes,
    transcripts,
)

__all__ = ["ROOMS", "metadata"]
