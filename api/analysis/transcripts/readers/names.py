"""Which words before a colon name a speaker, and which are only how people talk or write.

A label is believed when it is a role or a code ("Interviewer", "P12", "woman"), or when it recurs and
looks like a name, or when it looks like a name once in a text whose other labels recur. Words that
belong to sentences ("The thing is", "So", "Note") and to headings ("Date", "Location") are not believed.
"""

import re

MOST_WORDS = 5
MOST_WORDS_WITHOUT_CASE = 3
LONGEST = 45

_ROLES_WORDS = """
    interviewer interviewee participant moderator facilitator researcher respondent speaker host guest
    narrator presenter therapist counsellor patient client officer practitioner audience student teacher
    nurse doctor voice man woman men women male female boy girl child children crowd both all unknown
    unidentified int res resp mod fac interviewerin befragte befragter moderatorin enquêteur entretien
    entrevistador entrevistado intervistatore intervistato caller operator translator interpreter observer
"""
ROLES = frozenset(_ROLES_WORDS.split())
"""Words that are a speaker wherever they stand as a label, alone or followed by a number or a few words."""

_NOT_NAMES_WORDS = """
    note notes nb ps re example examples warning caution important reminder remember date dates time times
    start end duration length place location venue setting title topic subject theme section chapter part
    step option summary abstract keywords source url http https ftp mailto www file transcript transcription
    transcribed recording recorded audio video version page pages contents table figure references reference
    interview legend key context background aim purpose objective lesson tip hint answer(s) monday tuesday
    wednesday thursday friday saturday sunday first firstly second secondly third thirdly finally lastly
    next today yesterday tomorrow result results conclusion update edit correction disclaimer copyright
    attendees present participants interviewers speakers language format format(s) pseudonym age gender
"""
NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
"""Headings and asides: never a speaker's label when they stand alone before a colon."""

_SENTENCE_WORDS_WORDS = """
    the a an this that these those it its he she they we you my your his her our their is are was were be
    been am do does did has have had will would can could should shall may might must and but or so because
    if when while as than then there here what who whom which why how where not no yes yeah okay ok well oh
    um uh right like just also only even more most some any one thing things to of in on at by for from with
    about into again anyway actually basically obviously honestly listen look see let lets now still said
    says say think
"""
SENTENCE_WORDS = frozenset(_SENTENCE_WORDS_WORDS.split())
"""Words of sentences: a label of several words holding one in lower case is speech, not a name."""

_PARTICLES_WORDS = """
    de da di del der den van von la le les bin ibn al el y e och und and
"""
PARTICLES = frozenset(_PARTICLES_WORDS.split())

_FORBIDDEN = re.compile(r"[,;?!\"“”„«»\\@#=<>{}|*•…\t\n]|\.\.|--|//|\d:\d")
_CODE = re.compile(r"[A-Z]{1,4}[-_ ]?\d{1,4}[a-zA-Z]?\Z")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{1,30}[)\]]\s*\Z")


def is_role(label: str) -> bool:
    """Say whether a label is a role ("Interviewer 2", "man singing") or a code ("P12")."""
    words = _BRACKETED.sub("", label).casefold().split()
    if not words or len(words) > 4 or _FORBIDDEN.search(label):
        return False
    first = words[0].rstrip(".#0123456789")
    if first in ROLES or (len(words) > 1 and words[1] in ROLES and words[0] not in SENTENCE_WORDS):
        return not any(word in SENTENCE_WORDS for word in words[1:] if len(word) > 1)
    return bool(_CODE.match(label))


def is_name(label: str) -> bool:
    """Say whether a label looks like a name: few words, each with a capital (or of a script without them)."""
    core = _BRACKETED.sub("", label)
    words = [word for word in re.split(r"[ \u00a0/&+]+", core) if word]
    if not words or len(words) > MOST_WORDS or len(core) > LONGEST or _FORBIDDEN.search(label):
        return False
    if not core[0].isalpha() or (label.endswith((".", "-")) and len(core) > 3):
        return False
    if words[0].casefold() in NOT_NAMES or core.casefold() in NOT_NAMES:
        return False
    if words[0].casefold() in SENTENCE_WORDS and not (core.isupper() and len(core) <= 3):
        return False
    if core.lower() == core.upper():
        return len(words) <= MOST_WORDS_WITHOUT_CASE
    return all(_capital(word) or word in PARTICLES for word in words)


def could_recur(label: str) -> bool:
    """Say whether a label that is no name is believed after three times: short, no words of sentences."""
    words = label.casefold().split()
    if not 1 <= len(words) <= 3 or not label[0].isalpha() or _FORBIDDEN.search(label) or "." in label:
        return False
    return not any(word in SENTENCE_WORDS or word in NOT_NAMES for word in words)


def lower_case_words(text: str) -> frozenset[str]:
    """Return the words of a text that stand in it in lower case."""
    return frozenset(word for word in set(re.findall(r"[^\W\d_]+", text)) if word.islower())


def is_common(label: str, lower_case: frozenset[str]) -> bool:
    """Say whether every word of a label also stands in the text in lower case, as no name would."""
    words = re.findall(r"[^\W\d_]+", label)
    return bool(words) and all(word.lower() in lower_case for word in words)


def _capital(word: str) -> bool:
    letter = next((character for character in word if character.isalpha()), "")
    return not letter or letter.upper() == letter or word[:2] in ("d'", "d’")
