"""A transcript of one participant, a code, and a team at one codebook."""

import pytest

from tests.analysis.coding.scene import Scene
from tests.factories.analysis import make_code, make_participant, make_transcript
from tests.factories.people import sign_in


@pytest.fixture
def scene(ground, open_study):
    """A study with a transcript of one participant."""
    participant = make_participant(ground, open_study.id, "SU-01")
    made = make_transcript(ground, open_study.id, participant_id=participant)
    return Scene(ground, open_study, made)


@pytest.fixture
def sign_in_again(ground, new_client):
    """Return a way to open another browser for somebody."""
    return lambda person: sign_in(ground, new_client, person.account_id)


@pytest.fixture
def participant_id(ground, open_study):
    return make_participant(ground, open_study.id, "SU-01")


@pytest.fixture
def transcript(ground, open_study, participant_id):
    return make_transcript(ground, open_study.id, participant_id=participant_id)


@pytest.fixture
def heard(ground, open_study):
    return make_code(ground, open_study.id, "Being heard")
