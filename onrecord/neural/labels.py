"""What the network's outputs mean: the order of its labels and of its link vectors."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Label(IntEnum):
    """The tag of a word piece: outside, or at the beginning or inside of a span of one role."""

    OUTSIDE = 0
    BEGIN_SOURCE = 1
    SOURCE = 2
    BEGIN_CUE = 3
    CUE = 4
    BEGIN_CONTENT = 5
    CONTENT = 6


LABELS = tuple(Label)

# A link is a choice: a content span looks for the first piece of its cue, a cue for the first piece of its source;
# [CLS] stands for none. What looks is made of its first and its last piece.
LINKS = ("content_first", "content_last", "cue_key", "cue_first", "cue_last", "source_key")
LINK_SIZE = 64
DISTANCES = 33  # buckets of signed distance in pieces, logarithmic
BREAKS = 4  # how many paragraph breaks lie between: 0, 1, 2, more


def distance_buckets(distances: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances in pieces to buckets 0..32; 16 is zero, each power of two has two buckets a side."""
    size = np.minimum(2 * np.log2(1 + np.abs(distances)), DISTANCES // 2).astype(np.int64)
    return np.asarray(np.sign(distances) * size + DISTANCES // 2)
