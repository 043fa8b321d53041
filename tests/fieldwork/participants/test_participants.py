"""Participants: added, changed, listed; and no names anywhere."""

import pytest


def add(person, study, group_id, **more):
    return person.post(study.path("participants"), {"group_id": group_id, **more})


def test_a_researcher_adds_a_participant_and_finds_them_in_the_list(as_researcher, study, group):
    made = add(as_researcher, study, group(), study_code="su-07", pseudonym="Heron")

    assert made.status_code == 201
    assert made.json()["study_code"] == "SU-07"
    assert made.json()["warnings"] == []
    line = as_researcher.get(study.path("participants")).json()["items"][0]
    assert (line["study_code"], line["pseudonym"], line["status"]) == ("SU-07", "Heron", "identified")
    assert line["consent"]["state"] == "missing"
    assert (line["interviews"], line["transcripts"], line["deidentified"]) == (0, 0, 0)


def test_a_supervisor_reads_participants_and_adds_none(as_supervisor, study, group):
    assert as_supervisor.get(study.path("participants")).status_code == 200
    assert add(as_supervisor, study, group()).status_code == 403


@pytest.mark.parametrize("path", ["participants", "attributes", "interviews", "guides"])
def test_a_reviewer_reaches_nothing_of_fieldwork(as_reviewer, study, path):
    assert as_reviewer.get(study.path(path)).status_code == 403


def test_the_next_free_code_is_suggested_and_given(as_researcher, study, group, make_participant):
    make_participant("SU-09")
    make_participant("PR-30", "PR")

    asked = as_researcher.get(study.path("participants/next-code"), params={"group_id": group()})
    made = add(as_researcher, study, group())

    assert asked.json() == {"study_code": "SU-10"}
    assert made.json()["study_code"] == "SU-10"


def test_no_code_is_suggested_for_a_group_that_is_not_there(as_researcher, study, open_study, ground):
    missing = as_researcher.get(study.path("participants/next-code"), params={"group_id": str(study.id)})

    assert missing.status_code == 404


def test_a_study_code_stands_once(as_researcher, study, group):
    add(as_researcher, study, group(), study_code="SU-01")

    again = add(as_researcher, study, group("PR"), study_code="SU-01")

    assert (again.status_code, again.json()["code"]) == (409, "study_code_taken")


@pytest.mark.parametrize(
    "code", ["", "01", "SU", "SU 01", "SU-01-x", "SU-12345", "TOOLONGCODE-1", "SÜ-1", "=A1"]
)
def test_a_study_code_has_its_form(as_researcher, study, group, code):
    assert add(as_researcher, study, group(), study_code=code).status_code == 422


def test_a_study_code_never_changes(as_researcher, study, make_participant):
    path = study.path(f"participants/{make_participant()}")

    assert as_researcher.patch(path, {"study_code": "SU-99"}, version=1).status_code == 422


def test_the_pseudonym_is_not_the_code(as_researcher, study, group):
    refused = add(as_researcher, study, group(), study_code="SU-01", pseudonym="su-01")

    assert (refused.status_code, refused.json()["code"]) == (422, "pseudonym_is_code")


def test_a_pseudonym_like_a_full_name_is_saved_with_a_warning(as_researcher, study, group):
    made = add(as_researcher, study, group(), pseudonym="Dennis Marlow")

    assert made.status_code == 201
    assert [w["code"] for w in made.json()["warnings"]] == ["pseudonym_like_a_name"]
    page = as_researcher.get(study.path(f"participants/{made.json()['id']}")).json()
    assert [w["code"] for w in page["warnings"]] == ["pseudonym_like_a_name"]


def test_a_pseudonym_that_another_bears_is_saved_with_a_warning(as_researcher, study, group):
    add(as_researcher, study, group(), pseudonym="Heron")

    second = add(as_researcher, study, group(), pseudonym="heron")

    assert [w["code"] for w in second.json()["warnings"]] == ["pseudonym_taken"]


def test_an_identifier_is_refused_and_not_repeated(as_researcher, study, group, make_attribute):
    note = make_attribute("Note", kind="text")

    by_name = add(as_researcher, study, group(), pseudonym="sam@example.org")
    by_value = add(as_researcher, study, group(), attributes={str(note): "943 476 5919"})

    for refused, path in ((by_name, "pseudonym"), (by_value, f"attributes.{note}")):
        assert (refused.status_code, refused.json()["code"]) == (422, "identifier_detected")
        assert [f["path"] for f in refused.json()["fields"]] == [path]
        assert "sam@" not in refused.text
        assert "5919" not in refused.text


def test_a_sub_role_belongs_to_its_group(as_researcher, study, group):
    wrong = add(as_researcher, study, group("SU"), sub_role="opd_practitioner")
    right = add(as_researcher, study, group("PR"), sub_role="opd_practitioner")

    assert (wrong.status_code, wrong.json()["code"]) == (422, "sub_role_unknown")
    assert right.status_code == 201


def test_moving_to_a_group_without_sub_roles_clears_the_sub_role(
    as_researcher, study, group, make_participant
):
    someone = make_participant("PR-01", "PR", sub_role="opd_practitioner")

    moved = as_researcher.patch(study.path(f"participants/{someone}"), {"group_id": group("SU")}, version=1)

    assert (moved.status_code, moved.json()["sub_role"]) == (200, None)


def test_a_group_of_another_study_is_refused(as_researcher, study, open_study, ground):
    theirs = as_researcher.get(open_study.path()).json()["groups"][0]["id"]

    refused = add(as_researcher, study, theirs)

    assert (refused.status_code, refused.json()["code"]) == (422, "group_unknown")


def test_a_change_needs_the_version_it_rests_on(as_researcher, study, make_participant):
    path = study.path(f"participants/{make_participant()}")

    assert as_researcher.patch(path, {"status": "interviewed"}).status_code == 428
    assert as_researcher.patch(path, {"status": "interviewed"}, version=1).json()["version"] == 2
    assert as_researcher.patch(path, {"status": "included"}, version=1).status_code == 412


def test_a_participant_of_another_study_is_not_there(as_researcher, open_study, make_participant):
    path = open_study.path(f"participants/{make_participant()}")

    assert as_researcher.get(path).status_code == 404
    assert as_researcher.patch(path, {"status": "included"}, version=1).status_code == 404


def test_the_list_is_filtered_and_paged(as_researcher, study, group, make_participant):
    for n in range(1, 6):
        make_participant(f"SU-{n:02}", status="included" if n % 2 else "identified")
    make_participant("PR-01", "PR", status="included")

    first = as_researcher.get(
        study.path("participants"), params={"group_id": group(), "status": "included", "limit": 2}
    ).json()
    second = as_researcher.get(
        study.path("participants"),
        params={"group_id": group(), "status": "included", "limit": 2, "cursor": first["next_cursor"]},
    ).json()

    assert [p["study_code"] for p in first["items"]] == ["SU-01", "SU-03"]
    assert [p["study_code"] for p in second["items"]] == ["SU-05"]
    assert second["next_cursor"] is None


def test_a_state_that_is_not_known_is_refused(as_researcher, study):
    assert as_researcher.get(study.path("participants"), params={"status": "dropped"}).status_code == 422


def test_the_change_is_recorded_without_words(as_researcher, as_supervisor, study, group):
    add(as_researcher, study, group(), pseudonym="Cormorant")

    trail = as_supervisor.get(study.path("audit"))

    assert trail.json()["items"][0]["kind"] == "participant.created"
    assert "Cormorant" not in trail.text
