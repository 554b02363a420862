"""What a child process that opens a stranger's file may use."""

import resource

MEMORY = 1_200_000_000


def bound(seconds: int) -> None:
    """Little memory, so much processor time, no files, no dump."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
