"""Fill an empty Taguette database with the invented study, by its own tables.

Run by run.py in Taguette's own environment. Prints what was made, as JSON.
"""

import asyncio
import json
import sys
from bisect import bisect_right
from datetime import datetime
from html import escape
from itertools import accumulate

import invented
from taguette import database

PASSWORD = "an invented password 7"
PEOPLE = ("ada", "ben", "cleo", "dan")
CHUNK = 50


def accounts(db):
    """Make the accounts with passwords as Taguette keeps them; `admin` so that it asks for none."""
    for name in ("admin", *PEOPLE):
        user = database.User(login=name)
        asyncio.run(user.set_password(PASSWORD))
        db.add(user)
    db.flush()


def fill(db, title, study):
    """Make one project whole: members, tags, documents, highlights, and the command behind each."""
    project = database.Project(name=title, description="")
    db.add(project)
    db.flush()
    for name in PEOPLE:
        db.add(database.ProjectMember(project=project, user_login=name, privileges=database.Privileges.ADMIN))
    tags = [database.Tag(project=project, path=code.path, description="") for code in study.codes]
    db.add_all(tags)
    db.flush()
    ids = [tag.id for tag in tags]
    made = []
    for one in study.transcripts:
        made.append(_document(db, project.id, one, ids))
        if len(made) % CHUNK == 0:
            db.commit()
    db.commit()
    return {"id": project.id, "codes": ids, "transcripts": made}


def _document(db, project_id, one, tags):
    document = database.Document(
        name=one.title,
        description="",
        filename=f"{one.title}.html",
        project_id=project_id,
        text_direction=database.TextDirection.LEFT_TO_RIGHT,
        contents="\n".join(f"<p>{escape(turn)}</p>" for turn in one.turns),
    )
    db.add(document)
    db.flush()
    # Taguette counts bytes of UTF-8; the study counts code points.
    at_bytes = list(accumulate((len(character.encode()) for character in one.text), initial=0))
    starts = list(accumulate((len(turn) + 1 for turn in one.turns), initial=0))
    first = (
        db.execute(database.Highlight.__table__.select().order_by(database.Highlight.id.desc()).limit(1))
    ).first()
    following = (first.id if first else 0) + 1
    rows, pairs, commands = [], [], []
    for n, segment in enumerate(one.segments, start=following):
        start, end = at_bytes[segment.start], at_bytes[segment.end]
        rows.append(
            {
                "id": n,
                "document_id": document.id,
                "start_offset": start,
                "end_offset": end,
                "snippet": _snippet(one, starts, segment),
            }
        )
        pairs.append({"highlight_id": n, "tag_id": tags[segment.code]})
        commands.append(
            {
                "date": datetime.utcnow(),  # noqa: DTZ003 - as Taguette keeps it
                "user_login": "ada",
                "project_id": project_id,
                "document_id": document.id,
                "payload": {
                    "type": "highlight_add",
                    "highlight_id": n,
                    "start_offset": start,
                    "end_offset": end,
                    "tags": [tags[segment.code]],
                },
            }
        )
    if rows:
        db.execute(database.Highlight.__table__.insert(), rows)
        db.execute(database.highlight_tags.insert(), pairs)
        db.execute(database.Command.__table__.insert(), commands)
    return document.id


def _snippet(one, starts, segment):
    """Return the words of a segment as Taguette cuts them out: whole paragraphs, trimmed at both ends."""
    pieces = []
    for n in range(bisect_right(starts, segment.start) - 1, len(one.turns)):
        if starts[n] >= segment.end:
            break
        turn = one.turns[n][max(0, segment.start - starts[n]) : segment.end - starts[n]]
        if turn:
            pieces.append(f"<p>{escape(turn)}</p>")
    return "\n".join(pieces)


def main(path, transcripts, with_pages):
    """Make it all."""
    db = database.connect(f"sqlite:///{path}")()
    accounts(db)
    made = {"password": PASSWORD, "people": {name: name for name in PEOPLE}}
    made["study"] = fill(db, "An invented study", invented.study(int(transcripts)))
    if with_pages == "pages":
        made["pages"] = fill(db, "Pages for a browser", invented.pages())
    db.close()
    print(json.dumps(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
