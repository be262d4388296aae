"""The measure of proposed actors."""

from corpus_app.analysis.evaluation.actors import gold_document, score_actors
from corpus_app.analysis.proposals import ActorProposal, Analysis, Mention
from corpus_app.analysis.vocabulary import ActorKind, ActorRole

ROW = {
    "id": "row", "date": "2017-05-10", "title": "لافروف في أنقرة", "text": "زار سيرغي لافروف تركيا.\nوالتقى وزيرا.",
    "actors": [
        {"name": "سيرغي لافروف", "kind": "person", "level": "main", "forms": ["لافروف", "سيرغي لافروف"]},
        {"name": "تركيا", "kind": "state", "level": "must", "forms": ["تركيا"]},
        {"name": "روسيا", "kind": "state", "level": "may", "forms": ["الروسي"]},
    ],
}  # fmt: skip


def _proposal(document, text, kind, identity="known", main=False, rule="name"):
    start = document.text.index(text)
    mention = Mention(start, start + len(text), text, rule)
    return ActorProposal(identity, text, ActorKind(kind), 0.9, ActorRole.MENTIONED, main, (mention,))


def _report(*wanted, **how):
    def analyse(document):
        return Analysis(tuple(_proposal(document, *args, **options) for args, options in wanted))

    return score_actors([ROW], analyse, **how)


def test_a_gold_row_is_read_line_by_line():
    document = gold_document(ROW)
    assert [block.role for block in document.blocks] == ["headline", "paragraph", "paragraph"]
    assert document.published.isoformat() == "2017-05-10"


def test_right_proposals_count_for_precision_and_recall():
    report = _report((("لافروف", "person"), {"main": True}), (("تركيا", "state"), {}))
    assert (report.overall.precision, report.overall.recall) == (1.0, 1.0)
    assert (report.main.precision, report.main.recall) == (1.0, 1.0)


def test_a_wrong_kind_and_an_unknown_name_are_false_alarms():
    report = _report((("لافروف", "state"), {}), (("وزيرا", "person"), {"identity": None}))
    assert report.overall.precision == 0.0
    assert [alarm.name for alarm in report.false_alarms] == ["لافروف", "وزيرا"]
    assert report.new.proposed == 1
    assert {miss.name for miss in report.misses} == {"سيرغي لافروف", "تركيا"}
    assert report.by_rule["name"].proposed == 2


def test_what_scores_below_the_threshold_is_not_counted():
    assert _report((("تركيا", "state"), {}), threshold=0.95).overall.proposed == 0


def test_the_names_of_a_known_actor_count_beside_its_mentions():
    wanted = (("أنقرة", "state"), {"identity": "turkey"})
    assert _report(wanted).overall.right == 0
    assert _report(wanted, names={"turkey": ["تركيا"]}).overall.right == 1


def test_the_report_is_a_table():
    lines = list(_report((("تركيا", "state"), {})).lines())
    assert lines[1].startswith("overall")
