"""Figures of the landscape for arguments and kits: one file each; every file here is loaded (docs/facts.md)."""

from importlib import import_module
from pkgutil import walk_packages

for module in walk_packages(__path__, prefix=f"{__name__}."):
    import_module(module.name)
