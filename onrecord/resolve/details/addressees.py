"""To whom a statement was made."""

import re

from onrecord.records import Span
from onrecord.resolve.details.frames import Frame
from onrecord.resolve.details.phrases import end_of_noun_phrase
from onrecord.resolve.details.segments import Segment

_ADVERB = r"(?:(?:also|later|again|once|repeatedly|recently|reportedly|directly|publicly|privately) )?"
_TOLD = re.compile(
    r"\b(?:t(?:old|ells?|elling)|assur(?:e[sd]?|ing)|inform(?:s|ed|ing)?|warn(?:s|ed|ing)?|remind(?:s|ed|ing)?|"
    r"urg(?:e[sd]?|ing)|ask(?:s|ed|ing)?|advis(?:e[sd]?|ing)|notif(?:y|ies|ied|ying)|brief(?:s|ed|ing)?|"
    r"promis(?:e[sd]?|ing)|"
    r"implor(?:e[sd]?|ing)|beg(?:s|ged)|convinc(?:e[sd]?|ing)|persuad(?:e[sd]?|ing)|"
    r"instruct(?:s|ed|ing)?|order(?:s|ed|ing)?) " + _ADVERB,
    re.IGNORECASE,
)
_SAID_TO = re.compile(
    r"\b(?:s(?:aid|ays?|aying)|wr(?:ote|ites?|iting)|sp(?:oke|eaks?|eaking)|talk(?:s|ed|ing)?|testif(?:y|ies|ied|ying)|"
    r"explain(?:s|ed|ing)?|announc(?:e[sd]?|ing)|complain(?:s|ed|ing)?|confirm(?:s|ed|ing)?|admit(?:s|ted|ting)?|"
    r"confid(?:e[sd]?|ing)|lied|apologi[sz](?:e[sd]?|ing)|appeal(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|mention(?:s|ed)?) "
    + _ADVERB
    + r"(?:to|with|before) ",
    re.IGNORECASE,
)
_WORDS_TO = re.compile(
    r"\b(?:letters?|notes?|memo|memorandum|e-?mails?|messages?|remarks|comments|speech|address|statement|testimony|"
    r"interviews?|conversations?|calls?|plea|appeal|briefing|presentation|text|pitch|Q&A|chat|sit-down|discussion) "
    r"(?:(?:issued|sent|released|written|addressed|given|posted) )?(?:to|with|before) ",
    re.IGNORECASE,
)
_ADDRESSING = re.compile(r"\baddress(?:es|ed|ing) ", re.IGNORECASE)
_AUDIENCE = re.compile(
    r"\b(?:crowds?|audiences?|supporters|reporters|lawmakers|delegates|students|members|troops|nation|parliament|Congress|"
    r"assembly|voters|press|media|journalists|council|committee|senate|graduates|workers|veterans|public)\b",
    re.IGNORECASE,
)
_NO_TELLING = re.compile(
    r"\b(?:the|an?|his|her|their|was|were|been|being|is|are|be|am|gets?|got|[’']s|[’']re)"
    r"(?: (?:not|never|also|\w+ly))?\s*$",
    re.IGNORECASE,
)
# What one can speak to, reply to or tell without its being somebody; in lower case, for Sky News is somebody.
_THINGS = re.compile(
    r"\b(?:questions?|criticisms?|reports?|tweets?|comments?|requests?|allegations?|accusations?|attacks?|claims?|news|"
    r"need|issues?|fact|facts|topics?|matters?|violence|threats?|way|truth|story|stories|tales?|case|lies?|remarks|charges|effort|"
    r"concerns?|reference|regard|respect|care|help|permission|himself|herself|themselves|itself|myself|those words|"
    r"point|end|things?|something|anything|nothing|action|reality|idea)(?: of .*)?$",
)


def find_addressee(frame: Frame, segment: Segment) -> Span | None:
    """The noun phrase of whom the words were spoken or written to, without its preposition; an interviewer is one."""
    if segment.follows and frame.cue and (told := _told(frame, segment)):
        return told
    for trigger in (_SAID_TO, _WORDS_TO):
        for match in trigger.finditer(frame.words, segment.start, segment.end):
            if span := _audience(frame, match.end(), segment.end):
                return span
    for match in _ADDRESSING.finditer(frame.words, segment.start, segment.end):
        span = _audience(frame, match.end(), segment.end)
        if span and _AUDIENCE.search(frame.words[match.end() : span.end - frame.start]):
            return span
    return None


def _told(frame: Frame, segment: Segment) -> Span | None:
    """The object of a verb of telling, if the cue begins with it and is neither passive nor a noun."""
    if frame.cue is None:
        return None
    match = _TOLD.search(frame.words, segment.start, segment.end)
    if match is None or match.start() >= frame.cue.end or _NO_TELLING.search(frame.words[: match.start()]):
        return None
    return _audience(frame, match.end(), segment.end)


def _audience(frame: Frame, start: int, limit: int) -> Span | None:
    end = min(end_of_noun_phrase(frame.words, start), limit)
    words = frame.words[start:end]
    if not words.strip() or _THINGS.search(words):
        return None
    if frame.source and frame.source.overlaps(Span(start, end)):
        return None
    return frame.span(start, end)
