"""Scoring dates against an annotation."""

from datetime import date

from corpus_app.analysis.evaluation.dates import locate, score_dates
from corpus_app.analysis.proposals import DateMention as ProposedDate
from corpus_app.language.dates import DateMention, find_dates

TEXT = "وصل الأحد، ثم غادر  الأحد الماضي"


def mention(text, form, edtf, after=0):
    start = text.index(form, after)
    return DateMention(start, start + len(form), form, edtf)


def row(*dates, text=TEXT):
    return {
        "id": "1",
        "date": "2018-07-11",
        "text": text,
        "dates": [{"text": form, "edtf": edtf} for form, edtf in dates],
    }


def test_the_engine_answers_with_the_language_rooms_own_mention():
    assert ProposedDate is DateMention


def test_forms_are_located_in_order_whatever_the_white_space():
    spans = locate(TEXT, ["الأحد", "غادر الأحد", "أمس"])
    assert [TEXT[slice(*span)] if span else None for span in spans] == ["الأحد", "غادر  الأحد", None]
    assert spans[0][0] < spans[1][0]


def test_a_prediction_is_right_when_it_overlaps_and_its_value_is_equal():
    gold = row(("الأحد", "2018-07-08"), ("الأحد الماضي", "2018-07-01"))
    second = TEXT.rindex("الأحد")
    predictions = [mention(TEXT, "الأحد", "2018-07-08"), mention(TEXT, "الأحد", "2018-07-08", second)]
    scores = score_dates([gold], lambda text, published: predictions)
    assert (scores["right"], scores["gold"], scores["predicted"]) == (1, 2, 2)
    assert (scores["precision"], scores["recall"], scores["f1"]) == (0.5, 0.5, 0.5)
    assert scores["missed"] == [("1", "الأحد الماضي", "2018-07-01")]
    assert scores["wrong"] == [("1", "الأحد", "2018-07-08")]


def test_one_prediction_counts_once():
    gold = row(("الأحد", "2018-07-08"), text="الأحد")
    twice = [mention("الأحد", "الأحد", "2018-07-08")] * 2
    assert score_dates([gold], lambda text, published: twice)["precision"] == 0.5


def test_nothing_to_find_and_nothing_found():
    scores = score_dates([row(text="لا تاريخ هنا")], find_dates)
    assert (scores["precision"], scores["recall"], scores["f1"]) == (0.0, 0.0, 0.0)


def test_the_publication_date_reaches_the_reader():
    seen = []
    score_dates([row()], lambda text, published: seen.append(published) or [])
    assert seen == [date(2018, 7, 11)]
