"""What has to work for the installation to be well: rooms enter questions, `/healthz` asks them all."""

from collections.abc import Callable

Question = Callable[[], str]
_questions: dict[str, Question] = {}


def health_question(name: str) -> Callable[[Question], Question]:
    """Enter a function that answers "" or says in a German sentence what is wrong; it has to be quick."""

    def enter(question: Question) -> Question:
        known = _questions.get(name)
        if known is not None and known.__qualname__ != question.__qualname__:
            raise ValueError(f"health question {name!r} is registered twice")
        _questions[name] = question
        return question

    return enter


def faults() -> list[str]:
    """What is wrong now, in the order of entry; nothing if all is well."""
    return [sentence for question in _questions.values() if (sentence := question())]
