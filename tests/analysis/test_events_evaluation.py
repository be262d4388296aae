"""The yardstick itself: what counts as found, wrong, twin, right in date and status."""

from types import SimpleNamespace

from corpus_app.analysis.evaluation.events import score_events
from corpus_app.analysis.proposals import EventProposal, Mention
from corpus_app.analysis.vocabulary import Category, EventRelation, EventStatus

TEXT = "هز انفجار سوق المدينة الثلاثاء.\nوالتقى الوزير نظيره."
ROW = {
    "id": "one",
    "date": "2018-05-10",
    "title": "انفجار في المدينة",
    "text": TEXT,
    "events": [
        {"label": "انفجار", "category": "ASSAULT", "status": "happened", "date": "2018-05-08", "main": True,
         "trigger": ["هز انفجار سوق"]},
        {"label": "لقاء", "category": "CONSULT", "status": "happened", "date": None, "main": False,
         "trigger": ["والتقى الوزير"]},
    ],
}  # fmt: skip


def _proposal(document, words, category, date="", status=EventStatus.HAPPENED, score=0.9, told=None):
    start = document.text.find(words)
    mention = Mention(start, start + len(words), words, "trigger_noun")
    told = date if told is None else told
    return EventProposal(
        None, words, category, "", date, status, EventRelation.REPORTS, score, True, (mention,), told_date=told
    )


def _report(*arguments, threshold=0.0):
    def analyse(document):
        return SimpleNamespace(events=[_proposal(document, *argument) for argument in arguments])

    return score_events([ROW], analyse, threshold)


def test_all_found():
    report = _report(("انفجار سوق", Category.ASSAULT, "2018-05-08"), ("التقى", Category.CONSULT))
    assert (report.overall.precision, report.overall.recall, report.overall.f1) == (1, 1, 1)
    assert report.main.recall == 1
    assert report.dates.precision == report.status.precision == 1
    assert not report.misses and not report.false_alarms


def test_a_second_proposal_of_the_same_event_counts_as_wrong():
    report = _report(("انفجار سوق", Category.ASSAULT), ("سوق", Category.ASSAULT))
    assert report.overall.precision == 0.5
    assert [case.reason for case in report.false_alarms] == ["twin"]
    assert [case.name for case in report.misses] == ["لقاء"]


def test_the_category_has_to_agree():
    report = _report(("انفجار سوق", Category.OTHER))
    assert report.overall.precision == 0
    assert [case.reason for case in report.false_alarms] == ["category"]
    assert report.main.recall == 0


def test_elsewhere_is_unknown():
    report = _report(("المدينة", Category.ASSAULT))
    assert [case.reason for case in report.false_alarms] == ["unknown"]


def test_dates_and_status_are_judged_on_what_is_right():
    report = _report(
        ("انفجار سوق", Category.ASSAULT, "2018-05", EventStatus.PLANNED), ("التقى", Category.CONSULT, "2018")
    )
    assert report.dates.precision == 0
    assert report.dates_compatible.precision == 0.5
    assert report.status.precision == 0.5


def test_a_registered_event_is_judged_by_the_date_that_the_text_tells():
    report = _report(
        ("انفجار سوق", Category.ASSAULT, "2018-05-08", EventStatus.HAPPENED, 0.9, ""),
        ("التقى", Category.CONSULT, "2018-05-09", EventStatus.HAPPENED, 0.9, ""),
    )
    assert report.dates.precision == 0.5


def test_the_threshold_leaves_out_what_scores_lower():
    report = _report(("انفجار سوق", Category.ASSAULT, "", EventStatus.HAPPENED, 0.3), threshold=0.5)
    assert report.overall.proposed == 0
    assert len(list(report.lines())) > 3
