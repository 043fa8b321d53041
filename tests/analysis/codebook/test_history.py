"""Who changed what about a code, when, with the words before and after; and a new look for many at once."""


def history(person, study, code, rest=""):
    answer = person.get(study.path(f"codes/{code['id']}/history{rest}"))
    assert answer.status_code == 200, answer.text
    return answer.json()


def create(person, study, label, **more):
    return person.post(study.path("codes"), {"label": label, **more}).json()


def told(page):
    return [
        (item["verb"], item["by"], {c["field"]: (c["old"], c["new"]) for c in item["changes"]})
        for item in page["items"]
    ]


def test_a_history_tells_who_changed_which_words(as_researcher, as_second_researcher, open_study):
    code = create(as_researcher, open_study, "Heard", definition="Asked.")
    path = open_study.path(f"codes/{code['id']}")
    as_second_researcher.patch(path, {"definition": "Asked first.", "objective_ns": [1, 3]}, version=1)
    as_researcher.post(f"{path}/retire", headers={"If-Match": '"2"'})

    page = told(history(as_researcher, open_study, code))

    assert page[:2] == [
        ("retire", "Rea Researcher", {"retired": ("no", "yes")}),
        (
            "change",
            "Roe Researcher",
            {"definition": ("Asked.", "Asked first."), "objective_ns": ("", "1, 3")},
        ),
    ]
    assert page[2][2]["label"] == (None, "Heard")


def test_a_move_is_told_by_the_labels_of_the_codes_above(as_researcher, open_study):
    above, code = create(as_researcher, open_study, "Above"), create(as_researcher, open_study, "Code")
    body = {"parent_id": above["id"], "position": 0}
    path = open_study.path(f"codes/{code['id']}/move")
    as_researcher.post(path, body, headers={"If-Match": '"1"'})

    assert told(history(as_researcher, open_study, code))[0][2] == {"parent": (None, "Above")}


def test_undoing_is_told_as_well(as_researcher, open_study):
    code = create(as_researcher, open_study, "A")
    as_researcher.patch(open_study.path(f"codes/{code['id']}"), {"label": "B"}, version=1)
    as_researcher.post(open_study.path("undo"))

    assert told(history(as_researcher, open_study, code))[0][0::2] == ("undo", {"label": ("B", "A")})


def test_a_history_comes_in_pages(as_researcher, open_study):
    code = create(as_researcher, open_study, "A")
    for n in range(1, 4):
        as_researcher.patch(open_study.path(f"codes/{code['id']}"), {"definition": f"{n}"}, version=n)

    first = history(as_researcher, open_study, code, "?limit=3")
    rest = history(as_researcher, open_study, code, f"?limit=3&cursor={first['next_cursor']}")

    assert [item["verb"] for item in first["items"] + rest["items"]] == ["change"] * 3 + ["create"]
    assert rest["next_cursor"] is None


def test_a_history_of_another_study_is_not_found(as_researcher, as_reviewer, open_study, study):
    code = create(as_researcher, open_study, "A")

    assert as_researcher.get(study.path(f"codes/{code['id']}/history")).status_code == 404
    assert as_reviewer.get(open_study.path(f"codes/{code['id']}/history")).status_code == 403


def test_several_codes_get_another_look_at_once(as_researcher, open_study):
    codes = [create(as_researcher, open_study, label) for label in "ABC"]
    items = [{"id": code["id"], "colour": 6, "pattern": 2} for code in codes[:2]]

    done = as_researcher.post(open_study.path("codes/recolour"), {"items": items}).json()["items"]

    assert [(c["colour"], c["pattern"], c["version"]) for c in done] == [(6, 2, 2)] * 2
    left = as_researcher.get(open_study.path(f"codes/{codes[2]['id']}")).json()
    assert (left["colour"], left["version"]) == (codes[2]["colour"], 1)


def test_a_look_for_a_code_of_another_study_is_refused(as_researcher, open_study, study):
    here, there = create(as_researcher, open_study, "A"), create(as_researcher, study, "A")
    items = [{"id": code["id"], "colour": 6, "pattern": 2} for code in (here, there)]

    refused = as_researcher.post(open_study.path("codes/recolour"), {"items": items})

    assert (refused.status_code, refused.json()["code"]) == (422, "code_unknown")
    assert as_researcher.get(open_study.path(f"codes/{here['id']}")).json()["version"] == 1


def test_a_subtree_does_not_move_below_the_deepest_level(as_researcher, open_study):
    chain = [create(as_researcher, open_study, "0")]
    for n in range(1, 7):
        chain.append(create(as_researcher, open_study, str(n), parent_id=chain[-1]["id"]))
    top = create(as_researcher, open_study, "Top")
    create(as_researcher, open_study, "Under", parent_id=top["id"])
    body = {"parent_id": chain[-1]["id"], "position": 0}

    refused = as_researcher.post(
        open_study.path(f"codes/{top['id']}/move"), body, headers={"If-Match": '"1"'}
    )

    assert refused.json()["code"] == "too_deep"
