"""An editor asks for a text to be analysed again."""

from .documents import digest_of, latest_text
from .permissions import check_may_decide
from .requests import note_request


def ask_again(page, user):
    """Note that the page's latest text awaits analysis, even if it was analysed; the caller wakes a worker.

    Answers False when the page is no article. Raises PermissionDenied.
    """
    check_may_decide(user, page)
    article = latest_text(page)
    if article is None:
        return False
    return note_request(page.pk, digest_of(article), again=True)
