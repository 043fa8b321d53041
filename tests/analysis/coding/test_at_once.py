"""Two requests at once: steps turn one after the other, and no counter is lost to a merge."""

from concurrent.futures import ThreadPoolExecutor


def test_two_undos_at_once_take_back_two_steps(scene, as_researcher, sign_in_again):
    code = scene.code(as_researcher, "A")
    words = ("asked me", "door", "wrong", "Nobody", "really", "cafe")
    for each in words:
        scene.apply(as_researcher, each, code)
    windows = [as_researcher, sign_in_again(as_researcher)]

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda who: who.post(scene.path("undo")), windows * 3))

    assert [a.status_code for a in answers] == [200] * 6
    assert scene.codings(as_researcher) == {}
    scene.demand_counters()


def test_a_merge_and_removals_at_once_leave_true_counters(scene, as_researcher, as_second_researcher):
    one, other = scene.code(as_researcher, "One"), scene.code(as_researcher, "Other")
    words = ("asked me", "door", "wrong", "Nobody", "really", "stopped")
    made = [scene.apply(as_second_researcher, each, one) for each in words]

    def remove():
        return [as_second_researcher.delete(scene.path(f"codings/{c['id']}")).status_code for c in made]

    with ThreadPoolExecutor(2) as pool:
        removed = pool.submit(remove)
        merged = pool.submit(
            as_researcher.post, scene.path(f"codes/{one['id']}/merge"), {"into": other["id"]}
        )

    assert merged.result().status_code == 200
    assert removed.result() == [204] * len(words)
    scene.demand_counters()


def test_coding_and_a_merge_at_once_leave_nothing_on_the_merged_code(
    scene, as_researcher, as_second_researcher
):
    one, other = scene.code(as_researcher, "One"), scene.code(as_researcher, "Other")
    start = scene.transcript.find("She asked me")[0]

    def apply():
        body = {"transcript_id": str(scene.transcript.id), "version": 1, "code_id": one["id"]}
        return [
            as_second_researcher.post(
                scene.path("codings"), {**body, "start": start, "end": start + n}
            ).status_code
            for n in range(4, 20)
        ]

    with ThreadPoolExecutor(2) as pool:
        applied = pool.submit(apply)
        merged = pool.submit(
            as_researcher.post, scene.path(f"codes/{one['id']}/merge"), {"into": other["id"]}
        )

    assert merged.result().status_code == 200
    assert set(applied.result()) <= {201, 409}
    assert {said[0] for said in scene.codings(as_researcher).values()} <= {other["id"]}
    scene.demand_counters()
