"""Noun phrases and dates in running text, by their words alone."""

import re

from onrecord.resolve.details.vocabulary import MONTH_NAMES, WEEKDAY_NAMES

LONGEST = 10  # words of a noun phrase
_M, _W = rf"(?:{MONTH_NAMES})", rf"(?<!The )(?:{WEEKDAY_NAMES})"
_STOP_WORDS = (
    "that whether if when while as after before during on at in for from by about with how why what who whom which "
    "where because since until to than then but or so of is was were are be been has had have would will could should "
    "may might can must said says saying told tells he she they it we i you there this into onto over under upon "
    "through via following amid despite against regarding concerning not also again directly just only recently later "
    "earlier"
)
_STOP = frozenset(_STOP_WORDS.split())
_OBJECTS = frozenset({"him", "her", "me", "us", "them", "you", "it"})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_DETERMINER_WORDS = "a an the his her its their our my your several some many other both two three"
_DETERMINERS = frozenset(_DETERMINER_WORDS.split())
_WORD = re.compile(
    r"(?:[A-Z]\.)+(?:[A-Z](?!\w))?|[^\W_](?:[\w’'.&/-]*[^\W_])?(?:[’'](?!\w))?|[“\"][A-Z][^”\"\ue000]{2,50}[”\"]"
)
_PLACE_AFTER = re.compile(
    rf", (?!{_W}|{_M} \d)(?:[A-Z][a-z]+\.?(?: (?!{_W}|{_M} \d)[A-Z][a-z]+)?|(?:[A-Z]\.)+|[A-Z]{{2}})(?=[,.\s]|$)"
)
_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ed|ing)$")

_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,]\d|%|:| (?:percent|per cent))"
_Y = r"(?:1[89]|20)\d\d(?!\d|[.,]\d|%|s\b)"
_PART = r"(?:,? (?:morning|afternoon|evening|night))"
_TIMING = r"(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id)(?:[ -](?:on |in )?))"
_N = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a few|several|a couple of|a couple)"
_WHICH_WEEKDAY = (
    rf"(?:[Tt]his past |[Tt]his coming |[Ll]ast |[Nn]ext |[Tt]his )?{_W}"
    r"(?!['’]s? (?:Day|Times)| (?:Times|Night |Post|Telegraph|Mirror|Express|Mail|Herald|Club))"
    rf"(?:,? (?:{_M} {_D}|{_D} {_M})(?:,? {_Y})?)?{_PART}?(?: (?:of )?(?:this|last) week)?"
)
_END_OF = (
    r"the (?:end|start|beginning|middle) of "
    rf"(?:{_M}(?: (?:last|this) year|,? {_Y})?|(?:last|this) (?:week|month|year)|{_Y})"
)
_FEAST = (
    r"Thanksgiving(?: Day)?|Christmas(?: Day| Eve)|New Year['’]s (?:Day|Eve)|Labor Day|Memorial Day|Halloween|"
    r"Easter(?: Sunday| Monday)|Independence Day|Boxing Day|Good Friday|Juneteenth"
)
_EXPRESSION = "|".join(
    (
        _WHICH_WEEKDAY,
        _END_OF,
        rf"{_M} {_D}(?:,? {_Y})?",
        rf"{_D} (?:of )?{_M}(?:,? {_Y})?",
        rf"{_M}(?: of)?,? {_Y}",
        rf"(?:[Ll]ast|[Tt]his|[Nn]ext) {_M}(?!\w)",
        r"(?:the day before )?(?:yesterday|today|tonight|(?<!\w )(?:Yesterday|Today|Tonight))",
        r"[Tt]his (?:morning|afternoon|evening)|[Ll]ast (?:night|evening)|[Oo]vernight",
        r"(?:[Tt]his|[Ll]ast|[Nn]ext) (?:week|weekend|month|year)(?! (?:end|['’]s))",
        r"(?:[Oo]ver|[Aa]t|[Dd]uring) the (?:past |last )?weekend",
        r"(?<=arlier )in the (?:week|month|year|day)",
        rf"{_N} (?:days?|weeks?|months?|years?) ago",
        _FEAST,
    )
)
_LEADING = rf"(?:(?:[Oo]n|[Ii]n(?! {_W})|[Oo]ver|[Ss]ince|[Bb]y|[Aa]s of|[Bb]ack (?:on|in)|[Aa]t) )"
_ROUNDED = r"(?:(?:about|nearly|almost|some|just|more than|roughly) )"
DATE = re.compile(
    rf"(?<![\w-])(?:{_LEADING}?(?:the )?{_TIMING}?{_ROUNDED}?(?:{_EXPRESSION})|"
    rf"(?:[Ii]n|[Ss]ince) {_TIMING}?(?:{_M}(?: {_Y})?|{_Y}))(?!\w)"
)


def end_of_noun_phrase(words: str, start: int, *, place: bool = False) -> int:
    """Where the noun phrase ends that begins at `start`; `start` itself where none does.

    It ends before a verb, preposition, clause or date, of which short lists are kept, or at a mark. `place` says that
    a place is named, which may go on after a comma: "Kenansville, N.C.".
    """
    at = end = start
    previous = ""
    for _ in range(LONGEST):
        match = _WORD.match(words, at)
        joined = at > end + 1
        if match is None or _ends(words, match, previous, joined=joined):
            break
        previous = match[0].lower()
        end = match.end()
        if at == start and previous in _OBJECTS - {"her"}:
            break
        if not words.startswith(" ", end):
            break
        at = _over_joint(words, end)
    if place and end > start and (more := _PLACE_AFTER.match(words, end)):
        end = more.end() - words[: more.end()].endswith(".") * (more[0].count(".") == 0)
    return end


def _ends(words: str, match: re.Match[str], previous: str, *, joined: bool) -> bool:
    """Whether a word is no more of the phrase; `previous` is the one before it, empty at the start."""
    lower = match[0].lower()
    if DATE.match(words, match.start()):
        return True
    if not previous:
        return lower in _STOP - _OBJECTS
    if lower in _STOP or lower in _OBJECTS - {"her"} or (lower in _ARTICLES and not joined):
        return True
    return bool(_PARTICIPLE.match(match[0])) and previous not in _DETERMINERS


def _over_joint(words: str, end: int) -> int:
    """Past the space, and past "of" or an "and" that joins another name."""
    at = end + 1
    for joint in ("of ", "and ", "& "):
        if words.startswith(joint, at):
            next_word = _WORD.match(words, at + len(joint))
            if next_word is None:
                return len(words)
            is_noun = next_word[0][0].isupper() or next_word[0].lower() in _DETERMINERS or joint == "of "
            return at + len(joint) if is_noun else len(words)
    return at
