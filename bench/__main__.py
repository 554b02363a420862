"""`python -m bench [NAME …]`: every module here with a `main() -> list[(name, ratio, target)]`, in one table."""

import importlib
import os
import pkgutil
import sys
from pathlib import Path

import bench

FOLDER = Path(__file__).resolve().parents[1] / "var" / "bench"


def prepare() -> None:
    """Start a database of the benchmarks' own and bring it to the present schema."""
    os.environ["WIRNETZ_DATA"] = str(FOLDER)
    FOLDER.mkdir(parents=True, exist_ok=True)
    from wirnetz.config.startup import open_database  # reads the environment set above

    open_database(is_durable=False)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; 2 for an unknown name."""
    known = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if module.name != "__main__")
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"Es gibt: {', '.join(known)}. Nicht: {', '.join(unknown)}.", file=sys.stderr)
        return 2
    prepare()
    for name in names or known:
        module = importlib.import_module(f"bench.{name}")
        if not hasattr(module, "main"):
            continue
        for what, ratio, target in module.main():
            print(f"{name:<12} {what:<66} {ratio:>9.2f}  {target}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
