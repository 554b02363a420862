"""Runs in a child process: takes deck and template on its input, answers a line of JSON and the built file."""

import json
import pickle
import sys

from wirnetz.documents.pptx.bounds import bound
from wirnetz.documents.pptx.house.building import build

SECONDS = 45


def main() -> None:
    """Build, answer."""
    bound(SECONDS)
    answer: dict[str, object]
    try:
        deck, template, mapping = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by the parent process
        data, remarks = build(deck, template, mapping)
        answer = {"remarks": list(remarks)}
    except Exception:  # whatever is wrong with a stranger's file, the answer is the same
        data, answer = b"", {"refused": "broken"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n" + data)


if __name__ == "__main__":
    main()
