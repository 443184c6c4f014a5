"""Where a statement was made: an occasion, a medium or a place."""

import re

from onrecord.records import Span
from onrecord.resolve.details.frames import HIDDEN, Frame
from onrecord.resolve.details.phrases import DATE, end_of_noun_phrase
from onrecord.resolve.details.segments import Segment

_HEADS = (
    r"(?:press|news) conferences?|conferences?|briefings?|rally|rallies|hearings?|meetings?|summit|debates?|speech|"
    r"speeches|event|town halls?|interviews?|appearances?|statements?|tweets?|posts?|letters?|e-?mails?|memos?|"
    r"memorandum|"
    r"op-eds?|filings?|affidavit|podcasts?|show|programm?e?|broadcast|calls?|forum|convention|ceremony|dinner|luncheon|"
    r"fundraisers?|court|proceedings|testimony|memoir|book|column|essay|videos?|messages?|notes?|"
    r"release|address|remarks|comments|stops?|gathering|vigil|session|inquiry|trial|"
    r"editorial|lawsuit|complaint|ruling|opinion|decision|dissent|newsletter|blog|thread|livestream|webcast|"
    r"briefing room|commencement|Q&A|sit-down|discussion|conversation|exchange|documents?|series of tweets"
)
_NO_MODIFIER = (
    r"that|who|which|and|or|to|of|in|at|on|for|with|by|from|is|was|were|had|has|when|while|where|after|before|as|than|if|"
    r"since|upcoming|how|why|what|sent|wrote|gave|made|issued|released|published|took|said|told|called"
)
_MODIFIER = rf"(?!(?:{_NO_MODIFIER})\b)[\w’'“”\".&/-]+ "
_OCCASION = re.compile(
    rf"(?<!commander )\b(?!on an? \w+ note\b)(?:at|during|in|on|via|through|over) "
    rf"(?:{_MODIFIER}){{0,6}}?(?:{_HEADS})\b(?:[ -](?:{_HEADS})\b)*(?![’'-])",
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    r"\b(?:on|via|over) (?:(?:his|her|their|its) )?(?:[a-z]+ )?(?:X(?![\w’'-])|Twitter|Facebook(?: Live)?|Instagram|"
    r"TikTok|Truth Social|Telegram|YouTube|Weibo|LinkedIn|Threads|Bluesky|Snapchat|Reddit|WhatsApp|social media|"
    r"state (?:TV|television|media)|"
    r"national television|television|TV|air|camera|the radio|the campaign trail|the stump|the (?:House|Senate) floor|"
    r"the floor of the (?:House|Senate))\b"
)
_STATION = (
    r"(?:ABC|BBC|C-SPAN|CBC|CBS|CNBC|CNN|ESPN|Fox(?: News| Business)?(?: Channel| Sunday| Radio)?|GB News|HBO|ITV|"
    r"LBC|MSNBC|NBC|NPR|Newsmax|PBS|Sky(?: News)?|Al Jazeera|Bloomberg(?: TV)?|"
    r"Breitbart News (?:Daily|Saturday|Sunday)|SiriusXM)(?!\w)"
)
_TITLE = rf"[“\"](?=[A-Z])[^”\"{HIDDEN}]{{2,50}}[”\"]"
_SHOW = rf" (?:Radio )?{_TITLE}| [A-Z][\w’'&]*| (?:the|with|and|of)(?= [A-Z])"
_ON_AIR = re.compile(rf"\bon (?:(?:the )?{_STATION}(?:[’']s?)?(?:{_SHOW}){{0,8}}|{_TITLE})")
_HALL = re.compile(
    r"\b(?:in|before|outside|at|from) (?:the )?(?:[Pp]arliament|court|Congress|Capitol Hill|White House|Capitol|"
    r"Oval Office|Rose Garden|Pentagon|Kremlin|Vatican|House of (?:Commons|Lords)|House|Senate|Knesset|Bundestag|Dáil|"
    r"Security Council|General Assembly|United Nations|Supreme Court|High Court)(?![\w’'-]| [A-Z])"
)
_PLACE = re.compile(r"(?:in|at|outside|aboard) (?=(?:the )?[A-Z])")
_OTHER_OCCASION = re.compile(r"\b(?:after|before|following|ahead of|until)\b", re.IGNORECASE)
_AFTER_HEAD = re.compile(r" (?:in|at|on|with|for|to|from|near|outside|before|of|by|about|hosted by|organized by) ")
_OPENING, _CLOSING = ("“", '"'), ("”", '"')


def find_venue(frame: Frame, segment: Segment, addressee: Span | None) -> Span | None:
    """The phrase with its preposition, and with what says whose or where the occasion was."""
    words, limit = frame.words, segment.end
    found = [m for p in (_OCCASION, _PLATFORM, _ON_AIR, _HALL) if (m := p.search(words, segment.start, limit))]
    match = min(found, key=lambda m: (m.start(), -m.end()), default=None)
    if match is None or _OTHER_OCCASION.search(words[segment.start : match.start()]):
        return _place(frame, segment, addressee)
    end = match.end() + (words[match.end() : match.end() + 1] in _CLOSING and any(m in match[0] for m in _OPENING))
    end = _extended(words, end, limit)
    if frame.source and match.start() < frame.source.start < end:
        end = frame.source.start
    return frame.span(match.start(), len(words[:end].rstrip(" ,")))


def _extended(words: str, end: int, limit: int) -> int:
    """Past up to two phrases that say with whom or where; a day stays out."""
    for _ in range(2):
        more = _AFTER_HEAD.match(words, end)
        if more is None or more.end() > limit or DATE.match(words, end + 1):
            break
        is_place = more[0].strip() in {"in", "at", "near", "outside"}
        after = end_of_noun_phrase(words, more.end(), place=is_place)
        if after == more.end():
            break
        end = after
    return end


def _place(frame: Frame, segment: Segment, addressee: Span | None) -> Span | None:
    """A bare place right behind the cue, the one told or the day: "told reporters in Brussels"."""
    if not segment.follows or frame.cue is None:
        return None
    ends = [frame.cue.end, *([addressee.end - frame.start] if addressee else [])]
    ends += [match.end() for match in DATE.finditer(frame.words, segment.start, segment.end)]
    for end in ends:
        at = end + (frame.words[end : end + 1] == " ")
        if match := _PLACE.match(frame.words, at):
            after = min(end_of_noun_phrase(frame.words, match.end(), place=True), len(frame.words))
            if after > match.end() and not DATE.match(frame.words, at):
                return frame.span(at, after)
    return None
