"""What was asked for, in the languages of the two engines: made of our own words, quoted. Pure.

The engines choose passages; `matching` decides. So an expression may find more than was asked for, and
never less: where an engine cannot say `NEAR` exactly, it says a little more, and nothing of what a `NOT NEAR`
leaves out.
"""

from api.analysis.searching.asking import Asked, Either, Near, Words
from api.analysis.searching.matching import is_exact


def for_sqlite(asked: Asked, study_word: str) -> str:
    """Return an expression of FTS5, over the passages of one study."""
    return f'study : "{study_word}" AND words : ({_fts5(asked)})'


def _fts5(asked: Asked) -> str:
    if isinstance(asked, Words):
        return _fts5_words(asked)
    if isinstance(asked, Near):
        return f"NEAR({_fts5_words(asked.one)} {_fts5_words(asked.other)}, {asked.within})"
    if isinstance(asked, Either):
        return " OR ".join(f"({_fts5(part)})" for part in asked.parts)
    wanted = " AND ".join(f"({_fts5(part)})" for part in asked.parts)
    unwanted = [f"({_fts5(part)})" for part in asked.without if is_exact(part)]
    return " NOT ".join([f"({wanted})", *unwanted])


def _fts5_words(asked: Words) -> str:
    return f'"{" ".join(asked.words)}"{" *" if asked.begins else ""}'


def for_postgres(asked: Asked, study_word: str) -> str:
    """Return a tsquery, over the passages of one study."""
    return f"'/{study_word}' & ({_tsquery(asked)})"


def _tsquery(asked: Asked) -> str:
    if isinstance(asked, Words):
        return _tsquery_words(asked)
    if isinstance(asked, Near):
        one, other = _tsquery_words(asked.one), _tsquery_words(asked.other)
        apart = range(1, asked.within + 2)
        ways = [f"(({a}) <{n}> ({b}))" for a, b in ((one, other), (other, one)) for n in apart]
        return " | ".join(ways)
    if isinstance(asked, Either):
        return " | ".join(f"({_tsquery(part)})" for part in asked.parts)
    wanted = [f"({_tsquery(part)})" for part in asked.parts]
    unwanted = [f"!({_tsquery(part)})" for part in asked.without if is_exact(part)]
    return " & ".join(wanted + unwanted)


def _tsquery_words(asked: Words) -> str:
    said = [f"'{word}'" for word in asked.words]
    return " <-> ".join([*said[:-1], said[-1] + (":*" if asked.begins else "")])
