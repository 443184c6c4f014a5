"""Lines set aside for what they say of themselves, wherever they stand, and the lists that they lead."""

from collections.abc import Sequence

from onrecord.extract.separate.headings import is_announcement, is_comments_heading, is_heading
from onrecord.extract.separate.line import Line
from onrecord.extract.separate.marks import Marks
from onrecord.extract.separate.notices import (
    SCORE_ANYWHERE,
    SCORE_AT_THE_END,
    is_closing_notice,
    is_notice,
)
from onrecord.records import ParagraphKind

_ANNOUNCED = 0.95
_UNDER_HEADING = 0.9
_IN_CAPITALS = 0.7
_LISTED = 0.75
_BETWEEN = 0.7
_COMMENT = 0.9

# A box of other stories holds three to a dozen.
_LONGEST_LIST = 15
# Crossheads in capitals have up to six words ("WILL THEY RAISE THE TAX?"), other stories' titles more.
_FEWEST_IN_CAPITALS = 7


def mark_notices(marks: Marks) -> None:
    """Notices that are so wherever they stand."""
    for index, line in enumerate(marks.lines):
        if marks.is_open(index) and is_notice(line):
            marks.mark(index, ParagraphKind.NOTICE, SCORE_ANYWHERE)


def mark_announcements(marks: Marks) -> None:
    """Lines such as "Read more: …", and headings with the unfinished lines after them."""
    for index, line in enumerate(marks.lines):
        if not marks.is_open(index):
            continue
        if is_heading(line):
            marks.mark(index, ParagraphKind.TEASER, _ANNOUNCED)
            _mark_list(marks, index + 1)
        elif is_announcement(line):
            marks.mark(index, ParagraphKind.TEASER, _ANNOUNCED)


def _mark_list(marks: Marks, start: int) -> None:
    """The other stories' titles from `start` on: they end at the first line that reads as a paragraph."""
    for index in range(start, min(start + _LONGEST_LIST, len(marks))):
        if marks.is_aside(index):
            continue
        if not marks.is_open(index) or not marks.lines[index].titular:
            return
        marks.mark(index, ParagraphKind.TEASER, _UNDER_HEADING)


def mark_capitals(marks: Marks) -> None:
    """Other stories' titles in capitals between two paragraphs, as some sites insert them."""
    for index in range(1, len(marks) - 1):
        line = marks.lines[index]
        if not (marks.is_open(index) and line.upper and len(line.words) >= _FEWEST_IN_CAPITALS):
            continue
        calm = not line.text.rstrip("'’\"”").endswith(("?", "!", ".", ":")) and not line.text[0].isdigit()
        if calm and not line.quoted_whole and marks.lines[index - 1].prose and marks.lines[index + 1].prose:
            marks.mark(index, ParagraphKind.TEASER, _IN_CAPITALS)


def mark_comments(marks: Marks) -> None:
    """What readers wrote: all from "10 thoughts on …" to the end, if most of the page's words come before it."""
    total = sum(len(line.words) for line in marks.lines)
    before = 0
    for index, line in enumerate(marks.lines):
        if before > total / 2 and is_comments_heading(line):
            marks.mark_all(range(index, len(marks)), ParagraphKind.NOTICE, _COMMENT)
            return
        before += len(line.words)


def mark_closing_notices(marks: Marks) -> None:
    """Notices that are so because nothing of the story comes after them."""
    for index in range(len(marks) - 1, 0, -1):
        if marks.is_aside(index):
            continue
        if not marks.is_open(index) or not is_closing_notice(marks.lines[index]):
            return
        marks.mark(index, ParagraphKind.NOTICE, SCORE_AT_THE_END)


def mark_scraps(marks: Marks) -> None:
    """Short lines among the notices and teasers after the story."""
    for index in range(marks.end_of_story() - 1, 0, -1):
        if not marks.is_open(index):
            continue
        line = marks.lines[index]
        enclosed = marks.is_aside(index - 1) and index + 1 < len(marks) and marks.is_aside(index + 1)
        if len(line.words) > 6 or not enclosed:
            return
        marks.mark(index, ParagraphKind.NOTICE, _BETWEEN)


def mark_listed_titles(marks: Marks) -> None:
    """A run of other stories' titles after the last paragraph, a bullet before each or a notice before them all."""
    end = marks.end_of_story()
    start = end
    while start > 0 and _could_be_listed(marks, start - 1):
        start -= 1
    after_notice = next((index for index in range(start, end) if marks.is_aside(index)), None)
    if after_notice is None and start > 0 and marks.is_aside(start - 1):
        after_notice = start
    run = [index for index in range(start if after_notice is None else after_notice, end) if marks.is_open(index)]
    if len(run) < 2 or start == 0:
        return
    if after_notice is not None or _is_another_list(marks.lines[:start], [marks.lines[index] for index in run]):
        marks.mark_all(run, ParagraphKind.TEASER, _LISTED)


def _could_be_listed(marks: Marks, index: int) -> bool:
    if marks.is_aside(index):
        return True
    line = marks.lines[index]
    if not marks.is_open(index):
        return False
    return len(line.words) >= 4 and (line.titular or (line.bulleted and len(line.words) <= 40))


def _is_another_list(story: Sequence[Line], run: Sequence[Line]) -> bool:
    """Whether a closing list is no part of the story: titles, few with figures, after a story without lists."""
    titled = sum(line.title_case for line in run) >= 0.6 * len(run)
    figures = sum(line.has_figures for line in run) >= 0.5 * len(run)
    if not titled or (figures and not run[0].bulleted) or len(run) > _LONGEST_LIST:
        return False
    return story[-1].prose and (run[0].bulleted or len(run) >= 3) and not is_list_like(story)


def is_list_like(story: Sequence[Line]) -> bool:
    """Whether the story itself is made of lists: one line in eight is bulleted or a short unfinished one."""
    listed = sum(line.bulleted or (not line.finished and len(line.words) < 10) for line in story)
    return listed * 8 > len(story) + 8
