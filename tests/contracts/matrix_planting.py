"""One distinctive string for every column of the register, put into every row of a full study."""

from typing import Any

from sqlalchemy import LargeBinary, select, update

from api.base.register import REGISTER, Held
from api.tables import metadata
from tests.contracts.matrix_populated import Populated

#: Columns that hold lists or objects: how a word lies in them.
SHAPES: dict[tuple[str, str], Any] = {
    ("participant_group", "sub_roles"): lambda word, _: [word],
    ("attribute", "choices"): lambda word, _: [word],
    ("question", "prompts"): lambda word, _: [word],
    ("study", "facts"): lambda word, _: {"study": {"full_title": word}},
    ("participant", "attributes"): lambda word, old: dict.fromkeys(old, word),
    ("export", "options"): lambda word, old: {**old, "note": word},
    ("step", "before"): lambda word, old: _in_step(word, old),
    ("step", "after"): lambda word, old: _in_step(word, old),
    ("code_change", "before"): lambda word, old: {**old, "definition": word},
    ("code_change", "after"): lambda word, old: {**old, "definition": word},
    ("saved_retrieval", "query"): lambda word, old: {**old, "filters": {"attributes": [word]}},
    ("account", "email"): lambda word, _: f"{word}@example.org",
    ("invitation", "email"): lambda word, _: f"{word}@example.org",
    ("version_text", "body"): lambda word, old: f"{word} {old[len(word) + 1 :]}",
}
#: What belongs to the reviewer themselves, or must stay empty for another column to be shown.
SPARED = {("account", "email"), ("account", "display_name"), ("sign_in_session", "device")}


def _in_step(word: str, old: Any) -> Any:
    codings = [{**one, "memo": word} for one in old["codings"]]
    codes = [{**one, "definition": word} for one in old["codes"]]
    return {**old, "codings": codings, "codes": codes}


def word_of(held: Held) -> str:
    """Return the string of a column."""
    return f"zq{REGISTER.index(held):03}qz"


def plant(people: Populated) -> int:
    """Write the string of each column into every row; return how many cells were written."""
    ground = people.scene.ground
    written = 0
    with ground.database.writer.begin() as connection:
        for held in REGISTER:
            table = metadata.tables[held.table]
            column = table.c[held.column]
            if isinstance(column.type, LargeBinary):
                continue
            keys = list(table.primary_key.columns)
            rows = connection.execute(select(*keys, column.label("old"))).all()
            assert rows, f"nothing stands in {held.table}"
            for n, row in enumerate(rows):
                if _spared(held, row, people) or row.old is None:
                    continue
                word = f"{word_of(held)}{n}"
                if (held.table, held.column) == ("objective", "plain_text") and n == 0:
                    word = ""  # the words themselves are shown where no plain ones stand
                shape = SHAPES.get((held.table, held.column), lambda word, _: word)
                where = [key == value for key, value in zip(keys, row, strict=False)]
                connection.execute(update(table).where(*where).values({column.name: shape(word, row.old)}))
                written += 1
    return written


def _spared(held: Held, row: Any, people: Populated) -> bool:
    """Tell whether a row is the reviewer's own."""
    if (held.table, held.column) not in SPARED:
        return False
    if held.table == "account":
        return bool(row.id == people.reviewer.account_id)
    table = metadata.tables["sign_in_session"]
    with people.scene.ground.database.read() as connection:
        asked = select(table.c.account_id).where(table.c.id == row.id)
        return bool(connection.execute(asked).scalar() == people.reviewer.account_id)


def planted_answer(people: Populated) -> tuple[str, Any]:
    """Let the researcher send one request twice under one key; return the string and the second answer."""
    word = word_of(next(held for held in REGISTER if held.table == "said_answer"))
    headers = {"Idempotency-Key": "planted-answer"}
    body = {"label": f"{word} label"}
    for _ in range(2):
        answer = people.researcher.post(people.scene.path("codes"), body, headers=headers)
    return word, answer
