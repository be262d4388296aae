"""What a use case answers when it cannot do as asked."""


class Conflict(Exception):
    """The request does not fit the state of things; ``str()`` tells the editor why.

    ``candidates`` holds the records to choose from when a name means several.
    """

    def __init__(self, message, candidates=()):
        super().__init__(message)
        self.candidates = list(candidates)
