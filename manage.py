"""Django's own commands, for developers; people use `wirnetz`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

if __name__ == "__main__":
    from wirnetz.config.startup import open_database

    open_database()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
