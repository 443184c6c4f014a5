"""Reading: files, folders, addresses, standard input and JSON Lines become captures.

What a file or address holds is told by its content: a page, a feed, a web archive, a wire item, a document.

Fetching is imported only when an address is read, since it takes a fifth of a second.
"""

from onrecord.read.folders import holds_items
from onrecord.read.inputs import Input, InputKind, expand_inputs, read_expanded, read_inputs
from onrecord.read.lines import SeenIds, read_line_files, read_lines

__all__ = [
    "Input",
    "InputKind",
    "SeenIds",
    "expand_inputs",
    "holds_items",
    "read_expanded",
    "read_inputs",
    "read_line_files",
    "read_lines",
]
