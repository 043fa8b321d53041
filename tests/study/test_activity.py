"""The feed and the trail: in order, from a place on, with ids alone."""


def add(person, study, *labels):
    for label in labels:
        assert person.post(study.path("codes"), {"label": label}).status_code == 201


def test_the_feed_goes_on_from_a_place(as_researcher, study):
    add(as_researcher, study, "One")
    place = as_researcher.get(study.path("activity")).json()["seq"]
    add(as_researcher, study, "Two", "Three")

    found = as_researcher.get(study.path(f"activity?since_seq={place}")).json()

    assert [e["kind"] for e in found["items"]] == ["code.created"] * 2
    assert [e["seq"] for e in found["items"]] == [place + 1, place + 2]
    assert found["seq"] == place + 2
    past = as_researcher.get(study.path(f"activity?since_seq={place + 90}")).json()
    assert (past["items"], past["seq"]) == ([], place + 2)


def test_events_name_who_and_never_what_was_written(as_researcher, as_supervisor, study):
    add(as_researcher, study, "Plantedword")

    found = as_supervisor.get(study.path("activity"))

    assert found.json()["items"][-1]["actor"] == "Rea Researcher"
    assert "Plantedword" not in found.text


def test_the_key_of_a_request_is_told_to_its_sender_alone(as_researcher, as_supervisor, study):
    headers = {"Idempotency-Key": "my-own-key-1"}
    as_researcher.post(study.path("codes"), {"label": "x"}, headers=headers)

    assert as_researcher.get(study.path("activity")).json()["items"][-1]["key"] == "my-own-key-1"
    assert as_supervisor.get(study.path("activity")).json()["items"][-1]["key"] is None


def test_the_trail_is_paged_newest_first(as_supervisor, study):
    add(as_supervisor, study, *"abcde")
    first = as_supervisor.get(study.path("audit?limit=4")).json()
    rest = as_supervisor.get(study.path(f"audit?limit=4&cursor={first['next_cursor']}")).json()

    seqs = [e["seq"] for e in first["items"] + rest["items"]]

    assert seqs == sorted(seqs, reverse=True)
    assert len(set(seqs)) == len(seqs) == 6
    assert rest["next_cursor"] is None


def test_a_page_marker_that_was_made_up_is_refused(as_supervisor, study):
    for cursor in ("x", "W10", "W251bGxd", "e30", "WyJ4Il0", "a" * 500):
        assert as_supervisor.get(study.path(f"audit?cursor={cursor}")).status_code == 422


def test_places_outside_the_numbers_are_refused(as_researcher, study):
    for place in (-1, 2**63, "x", "1.5"):
        assert as_researcher.get(study.path(f"activity?since_seq={place}")).status_code == 422
