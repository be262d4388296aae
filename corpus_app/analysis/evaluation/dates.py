"""Score date expressions against an editor's annotation."""

from collections.abc import Callable, Iterable
from datetime import date

from ...language.dates import DateMention


def locate(text: str, forms: Iterable[str]) -> list[tuple[int, int] | None]:
    """Offsets of each form in ``text``, in order of appearance; None for one that is not there.

    Each form is looked for after the one before it, else from the start; any white space matches any other.
    """
    kept = [(offset, char) for offset, char in enumerate(text) if not char.isspace()]
    bare = "".join(char for _, char in kept)
    spans, after = [], 0
    for form in forms:
        needle = "".join(form.split())
        at = bare.find(needle, after)
        if at < 0:
            at = bare.find(needle)
        if at < 0 or not needle:
            spans.append(None)
            continue
        after = at + len(needle)
        spans.append((kept[at][0], kept[after - 1][0] + 1))
    return spans


def score_dates(rows: Iterable[dict], predict: Callable[[str, date | None], list[DateMention]]) -> dict:
    """Precision, recall and F1 of ``predict(text, published)`` on annotated rows.

    A row has ``text``, ``date`` (ISO) and ``dates`` (``text`` and ``edtf``, in order of appearance). A prediction is
    right when it overlaps a gold expression of equal EDTF value; each of either counts once. The answer also
    lists the ``missed`` and the ``wrong`` as (row id, text, EDTF).
    """
    right = gold_count = predicted_count = 0
    missed, wrong = [], []
    for row in rows:
        gold = row["dates"]
        spans = locate(row["text"], [item["text"] for item in gold])
        predictions = predict(row["text"], date.fromisoformat(row["date"][:10]) if row.get("date") else None)
        taken = set()
        for item, span in zip(gold, spans, strict=True):
            match = next(
                (
                    index
                    for index, mention in enumerate(predictions)
                    if span and index not in taken and mention.edtf == item["edtf"]
                    and mention.start < span[1] and span[0] < mention.end
                ),
                None,
            )  # fmt: skip
            if match is None:
                missed.append((row.get("id", ""), item["text"], item["edtf"]))
            else:
                taken.add(match)
        wrong += [
            (row.get("id", ""), mention.text, mention.edtf)
            for index, mention in enumerate(predictions)
            if index not in taken
        ]
        right += len(taken)
        gold_count += len(gold)
        predicted_count += len(predictions)
    precision = right / predicted_count if predicted_count else 0.0
    recall = right / gold_count if gold_count else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "gold": gold_count,
        "predicted": predicted_count,
        "right": right,
        "missed": missed,
        "wrong": wrong,
    }
