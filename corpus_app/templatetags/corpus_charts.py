"""Charts as plain SVG, drawn on the server; the numbers stand in a table beside them."""

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language_bidi

register = template.Library()

_WIDTH, _ROW, _BAR = 720, 28, 16
_LABELS, _VALUES = 240, 72
_MOST_LETTERS = 34
# Of charts of columns: room for labels at both ends and for a number above the tallest, the tallest, the widest, how
# many labels have room.
_BESIDE, _TOP, _TALLEST, _WIDEST, _MOST_LABELS = 40, 20, 140, 96, 6


@dataclass(frozen=True)
class Bar:
    """One bar with the places of its words, in the chart's coordinates."""

    label: str
    full_label: str
    value: str
    label_x: int
    value_x: float
    x: float
    y: int
    width: float
    base: int


@register.inclusion_tag("corpus_app/admin/reports/bar_chart.html")
def bar_chart(rows, title, most=None):
    """Horizontal bars of ``rows`` [(label, value, words)]; ``most`` is a full bar, else the highest value.

    From right to left where the admin's language runs so.
    """
    rtl = get_language_bidi()
    most = most or max((value for _label, value, _words in rows), default=0) or 1
    room = _WIDTH - _LABELS - _VALUES
    bars = []
    for number, (label, value, words) in enumerate(rows):
        label, width, top = str(label), round(room * min(value / most, 1), 1), number * _ROW
        bars.append(
            Bar(
                label=label if len(label) <= _MOST_LETTERS else label[: _MOST_LETTERS - 1] + "…",
                full_label=label,
                value=str(words),
                label_x=_WIDTH if rtl else 0,
                value_x=_WIDTH - _LABELS - width - 8 if rtl else _LABELS + width + 8,
                x=_WIDTH - _LABELS - width if rtl else _LABELS,
                y=top + (_ROW - _BAR) // 2,
                width=width,
                base=top + _ROW // 2 + 5,
            )
        )
    return {
        "bars": bars,
        "title": title,
        "direction": "rtl" if rtl else "ltr",
        "width": _WIDTH,
        "height": max(len(bars), 1) * _ROW,
        "bar_height": _BAR,
    }


@dataclass(frozen=True)
class Column:
    """One column with the place of its label, in the chart's coordinates; only some columns have their label shown."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    middle: float
    labelled: bool


@register.inclusion_tag("corpus_app/admin/reports/column_chart.html")
def column_chart(rows, title, of, what):
    """Columns of ``rows`` [(label, value)] in the order of time, which runs as the admin's language does.

    A table behind them says the same; ``of`` and ``what`` head its columns.
    """
    rtl = get_language_bidi()
    most = max((value for _label, value in rows), default=0) or 1
    step = min((_WIDTH - 2 * _BESIDE) / max(len(rows), 1), _WIDEST)
    every = -(-len(rows) // _MOST_LABELS) or 1
    columns = []
    for number, (label, value) in enumerate(rows):
        place = _BESIDE + number * step
        height = round(_TALLEST * value / most, 1)
        left = _WIDTH - place - step if rtl else place
        columns.append(
            Column(
                label=str(label),
                value=value,
                x=round(left + step * 0.1, 1),
                y=round(_TOP + _TALLEST - height, 1),
                width=round(step * 0.8, 1),
                height=height,
                middle=round(left + step / 2, 1),
                labelled=number % every == 0,
            )
        )
    return {
        "columns": columns,
        "title": title,
        "of": of,
        "what": what,
        "width": _WIDTH,
        "height": _TOP + _TALLEST + 24,
        "ground": _TOP + _TALLEST,
    }
