"""Headings and openings that announce other stories."""

# A phrase stays on one line, so that it can be read and searched for whole.
# ruff: noqa: E501

import re

from onrecord.extract.separate.line import Line


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_THINGS = r"(?:stories|story|articles?|news|posts?|reads?|reading|content|coverage|videos?|headlines|topics?|links?|items?|pages?|galleries|podcasts?)"

# The whole line is a heading over other stories.
_HEADING = _any(
    rf"(?:related|similar|recommended|suggested|sponsored|trending|popular|featured|other|further|recent|latest|top|more|editors?'? picks?)(?: {_THINGS})?(?: (?:for you|now|today|here))?",
    rf"(?:more|other|latest|top|recent)(?: \w+)? {_THINGS}(?: (?:from|in|on|about|like|for|to|by)\b.{{0,40}})?",
    r"more (?:from|in|on|about|by|like|to|world|great)\b.{0,40}",
    r"you (?:may|might|could|will|'ll) (?:also )?(?:like|enjoy|love|be interested in|have missed|want to read|want to)\b.{0,30}",
    r"(?:if you liked this|liked this|enjoyed this)\b.{0,60}",
    rf"(?:most|the most|today's most)(?: (?:read|popular|viewed|shared|commented|watched|recent|discussed))(?: {_THINGS})?(?: (?:in|on|today|this)\b.{{0,40}})?",
    r"(?:read|see|watch|also|up) (?:more|next|also|this next|now|too)|(?:also )?read|also (?:read|see)|must[- ]reads?|read this next",
    rf"(?:don't|do not) miss(?: (?:these|our|this|out))?(?: {_THINGS})?(?: on this(?: \w+)?)?",
    r"(?:editors?'?s? (?:picks?|choice)|our (?:picks?|top picks)|what to read next|in other news|elsewhere|around the web|from around the web|from the web|from our partners|promoted stories|what others are reading|readers also (?:read|liked))(?: .{0,20})?",
    r"(?:recommended|picked|selected|more|suggested|just) (?:for you|by .{2,30}|in)|trending(?: now| today)?|latest(?: news| headlines| updates)?|breaking news|top stories|today's (?:top )?(?:stories|headlines)",
    rf"(?:also )?(?:{_THINGS} )?(?:in|from) (?:this section|the news|breaking news)|also (?:in|on) (?:this section|the news|breaking news|[A-Z]\w+(?: news)?)",
    r"(?:previous|next|older|newer) (?:article|story|post)s?",
    r"(?:leia (?:mais|também)|lea (?:también|más)|lire aussi|à lire aussi|lesen sie (?:auch|mehr)|mehr zum thema|lees ook|leggi anche|baca juga)",
    r"(?:photos|pictures|videos|in pictures|in photos|gallery):?",
)
_END = re.compile(r"[ :.…!|>»-]*$")

# The line opens by saying that what follows is another story.
_OPENING = _any(
    r"(?:read|see|watch|listen|view|find|learn) (?:also|more|next|now|too)(?: (?:on|about) [^:]{1,40})? ?[:|>–—-] ?",
    rf"(?:also|more|related|recommended|further|don't miss|must read|see also|up next|more on this|more from .{{1,30}}|also (?:read|see|watch|on .{{1,20}})|read(?: this| next| our .{{1,40}})?|explainer|in (?:pictures|photos|depth)|photos|gallery|opinion|analysis|live updates?|live blog|related {_THINGS}|in case you missed it) ?: ?",
    r"(?:watch|video|listen|podcast)(?: live| now| here)? ?: ?",
    r"(?:leia (?:mais|também)|lea (?:también|más)|lire aussi|à lire aussi|lesen sie (?:auch|mehr)|mehr zum thema|lees ook|leggi anche|baca juga) ?:? ?",
    r"(?:read|see) (?:the )?(?:more|full (?:story|article|report)) (?:here|at|on|in|about)\b ?",
)
# Openings that also begin a paragraph of a story ("Opinion: …", "Analysis: …"): only before an unfinished line.
_COMMENTS = re.compile(
    r"(?:[\d,]+|one|user|reader|all|\d+ replies|recent) ?(?:comments?|thoughts|responses|replies)(?: (?:on|to)\b.{1,200})?[.:]?",
    re.IGNORECASE,
)


def is_heading(line: Line) -> bool:
    """Whether the line is a heading such as "You may also like" over a list of other stories."""
    # A full stop makes it a sentence, or a crosshead of a newsletter: "TOP STORIES."
    if len(line.words) > 9 or line.quoted or (line.finished and line.core.endswith(".")):
        return False
    return _HEADING.fullmatch(_END.sub("", line.core)) is not None


def is_announcement(line: Line) -> bool:
    """Whether the line says itself that it names another story: "Read more: …", "Related: …"."""
    if len(line.words) > 40:
        return False
    match = _OPENING.match(line.core)
    if match is None:
        return False
    rest = line.core[match.end() :]
    return bool(rest) and not rest.endswith((".", ",", ";"))


def is_comments_heading(line: Line) -> bool:
    """Whether what readers wrote comes after the line: "1 comment", "10 thoughts on …"; not "0 Comments"."""
    if line.core.startswith("0 "):
        return False
    return len(line.words) <= 40 and _COMMENTS.fullmatch(line.core) is not None
