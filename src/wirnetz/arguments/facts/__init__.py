"""Figures about an organisation in a region on a day: one file each, in a folder for each subject.

A new figure is a copy of its neighbour; every file below a folder is loaded, so nothing else has to name it
(docs/facts.md).
"""

from importlib import import_module
from pkgutil import walk_packages

for module in walk_packages(__path__, prefix=f"{__name__}."):
    import_module(module.name)
