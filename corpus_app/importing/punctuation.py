"""Spacing around Arabic punctuation, quotation marks, and what right-to-left extraction displaced."""

import re
from collections import Counter

_AR = "\u0621-\u064a\u064b-\u0652"
_REPAIRS = [
    # A mark that extraction moved before the year it follows: «أيلول .2001 ووفقاً».
    (re.compile(rf"(?<=[{_AR}]) +([.،؛])((?:1[89]|20)\d\d)(?=\s|$)"), r" \2\1"),
    (re.compile(r"[ ]+"), " "),
    (re.compile(r"([«“(\[]) +"), r"\1"),
    (re.compile(r" +([»”)\]])"), r"\1"),
    # Never a space before these; a full stop that begins a number or a name (.22, .NET) is left.
    (re.compile(r" +(?=[،؛؟]|[.!:](?:\s|$))"), ""),
    (re.compile(r"(?<=[،؛؟])(?=[^\W_]|[«“(])(?<!\d،(?=\d))"), " "),
    # A full stop run into the next sentence; أ.ف.ب. and addresses have no two whole words around it.
    (re.compile(rf"(?<=[{_AR}]{{3}})\.(?=[{_AR}]{{2}})"), ". "),
    (re.compile(rf"(?<=[»”])(?=[{_AR}])"), " "),
    (re.compile(rf"(?<=[{_AR}]{{4}})(?=[«“])"), " "),
]
_REVERSED = re.compile(r"(?<![\w»”])»(?=\w)([^«»]*)(?<=\w)«(?!\w)")
_STRAIGHT_PAIR = re.compile(r'"([^"]*)"')
_PAIRS = {
    "guillemets": re.compile(r"«([^«»]*)»"),
    "curly": re.compile(r"[“„]([^“”„]*)”"),
    "straight": _STRAIGHT_PAIR,
}
_MARKS = {"guillemets": "«»", "curly": "“”", "straight": '""'}
_ALL_QUOTES = re.compile('[«»“”„"]')


def repair_punctuation(text):
    """One paragraph with its punctuation spaced as print has it.

    Quotation marks keep their style: «» written the wrong way round are turned, straight ones that pair up
    lose the spaces inside.
    """
    text = _REVERSED.sub(r"«\1»", text.strip())
    for pattern, replacement in _REPAIRS:
        text = pattern.sub(replacement, text)
    if text.count('"') % 2 == 0:
        text = _STRAIGHT_PAIR.sub(lambda match: f'"{match.group(1).strip()}"', text)
    return text.strip()


def quote_style(texts):
    """The style that most quotations of an article have, or None when it has but one style or none.

    On a tie the guillemets of Arabic print win.
    """
    counts = Counter({style: sum(len(pair.findall(text)) for text in texts) for style, pair in _PAIRS.items()})
    counts = +counts
    if len(counts) < 2:
        return None
    return max(counts, key=lambda style: (counts[style], style == "guillemets"))


def unify_quotes(text, style):
    """Give the outer quotations of a paragraph the article's ``style``; a quotation within one keeps its own.

    A paragraph whose marks do not pair up is left alone: nobody can tell which of them is missing.
    """
    opening, closing = _MARKS[style]
    result, stack = list(text), []
    for match in _ALL_QUOTES.finditer(text):
        mark = match.group()
        expected = stack[-1][1] if stack else None
        if mark == expected or (mark == "”" and expected == "“"):
            start, _ = stack.pop()
            if not stack:
                result[start], result[match.start()] = opening, closing
        elif mark in "»”":
            return text
        else:
            stack.append((match.start(), {"«": "»", "“": "”", "„": "”"}.get(mark, '"')))
    return text if stack else "".join(result)
