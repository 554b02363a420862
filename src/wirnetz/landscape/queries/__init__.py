"""What analyses are asked with: records turned into plain values."""

from wirnetz.landscape.queries.drafts import Laid, draft_known, drafts_of, laid_out
from wirnetz.landscape.queries.kept import landscape_of_today
from wirnetz.landscape.queries.landscape import landscape_on
from wirnetz.landscape.queries.layers import LAYERS, Layer, layer_of
from wirnetz.landscape.queries.proposals import answer_to, parts_map_of
from wirnetz.landscape.queries.splitting import Cut, Level, ground_of, members_seated, question_for

__all__ = [
    "LAYERS",
    "Cut",
    "Laid",
    "Layer",
    "Level",
    "answer_to",
    "draft_known",
    "drafts_of",
    "ground_of",
    "laid_out",
    "landscape_of_today",
    "landscape_on",
    "layer_of",
    "members_seated",
    "parts_map_of",
    "question_for",
]
