"""Lines in which the site itself speaks: prompts, newsletters, apps, copyright, tags.

The phrases are the stock of news sites in English, with the comment and tag prompts that blog software prints in
other languages; collected by hand from what stands after stories in `boilerplate-gn1`, from `pages-residue-dev` and
from general knowledge. Of 740 articles of US political news and the full text of 569 press pages they match only what
is a notice there too. What also occurs in stories counts only after the story's last paragraph.
"""

# A phrase stays on one line, so that it can be read and searched for whole.
# ruff: noqa: E501

import re

from onrecord.extract.separate.line import Line

# A notice is short. The longest of the trials' stock had 60 words (a subscription offer).
_LONGEST = 60


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_NETWORK = (
    r"(?:facebook|fb|twitter|x|instagram|insta|you ?tube|linkedin|tik ?tok|telegram|whats ?app|threads|bluesky|pinterest"
    r"|reddit|flipboard|snapchat|mastodon|viber|google news|apple news|social media|e-?mail|messenger|spotify|rss)"
)
_ITEM = r"(?:article|story|post|page|piece|report|column|video|item|topic|content)"

# The whole line is one of these.
_WHOLE = _any(
    r"(?:- )?(?:ad|ads|advert|advertisement|advertising|sponsored(?: content| post)?|promoted(?: content)?|paid post)(?: -)?",
    r"(?:the )?(?:article|story|post|report)? ?(?:continues|continued) (?:below|after|beneath)\b.{0,60}",
    r"(?:article|story) continues\b.{0,40}",
    r"scroll (?:down )?(?:to|for) (?:continue|more|read)\b.{0,50}",
    r"(?:continue|keep) (?:reading|scrolling)\b.{0,40}",
    r"skip (?:past |to |this )?(?:newsletter|promotion|main|content|advert|ad)\b.{0,40}",
    rf"(?:please )?share (?:this|the|our) {_ITEM}\b.{{0,40}}",
    r"share (?:this|on|via|with|:|your thoughts)\b.{0,60}",
    rf"(?!(?:x\b ?)+$)(?:(?:share|tweet|pin|print|save|copy link|copy|link|post|send|bookmark|comments?|more|{_NETWORK}|on|via|by|and|this)"
    r"[ ,|/·]*){1,10}(?<!more)(?<!post)(?<!link)(?<!save)(?<!send)",
    r"(?:(?:view|show|hide|see|read|load|all|user|add|post|write|leave|recent|latest|new|more|join the|reader) )*"
    r"(?:\(?\d[\d,.]*\)?|no|one)? ?(?:new |user |more )?comments?(?: \(?\d[\d,.]*\)?| off| here| yet| on this \w+| below)?[.:]?",
    r"(?:be|become) the first to (?:comment|leave|reply|share|react|know)\b.{0,60}",
    r"(?:please )?(?:leave|add|post|write) (?:the first|a|your|us a) (?:comment|reply|response|review)\b.{0,60}",
    r"leave the first (?:comment|reply)",
    r"cancel reply|log ?in|sign in|sign up|subscribe(?: now| today)?|register(?: now)?|load more|show more|view more|read more",
    r"(?:want to )?join (?:the |our )?(?:discussion|conversation|debate|community)\b.{0,50}",
    r"feel free to contribute!?",
    r"comment(?:s)? on this (?:story|article|post)",
    r"comments? (?:are|is|have been|on this \w+ are) (?:now |currently )?(?:closed|moderated|disabled|turned off|off|open|welcome)\b.{0,90}",
    r"comments powered by \w+",
    r"in reply to ?\(show comment ?hide comment\)",
    r"have your say\b.{0,60}",
    r"(?:so )?what(?:'s| is| are) your (?:opinion|thoughts?|view|take|reaction)s? (?:on|about) (?:this|the) (?:topic|story|article|issue|subject|news|matter)\?.{0,60}",
    r"what do (?:you|you guys) (?:think|make of (?:this|it))\b.{0,20}\?.{0,80}",
    r"(?:tell|let) us (?:know )?(?:what you think|your (?:views?|thoughts|opinion))\b.{0,60}",
    r"do you (?:agree|have (?:a|an) (?:opinion|view|news tip|story))\b.{0,30}\?.{0,80}",
    r"(?:(?:text|font|type|letter) size|(?:resize|adjust|change) (?:the )?(?:text|font)(?: size)?)(?::? ?(?:a{1,3}|small|medium|large|normal|default|reset|[+-])[+-]?[ ,|/]*){0,8}",
    r"(?:a[+-]?[ |/]+){1,4}a[+-]?",
    r"explore further|something to consider|back to (?:top|gallery|home)|image \d+ of \d+|\d+ ?of ?/? ?\d+|most viewed",
    r"thanks? you for signing up.?|thanks for (?:signing up|subscribing).?|success!|almost done!",
    rf"(?:e-?mail|print|digg|rate|save|clip|bookmark|view|report|post|send|add|download) (?:and print )?(?:this |the )?{_ITEM}(?: (?:to|on|by|as|in)\b.{{0,40}})?",
    r"(?:send|e-?mail|recommend|forward)(?: (?:this|it|to)(?: \w+)?)? (?:to )?a friend|(?:printer|print)[- ](?:friendly|able)(?: (?:version|page|format))?|printable version|view (?:article )?on (?:a )?single page",
    r"(?:(?:terms(?: (?:of|and|&) (?:use|service|conditions))?|privacy(?: policy| statement)?|site ?map|contact(?: us)?|about(?: us)?|advertis(?:e|ing)(?: with us)?|careers|help|disclaimer|feedback|copyright|subscribe|cookies?(?: policy)?)(?: ?[|/·•,] ?|$)){2,}",
    r"privacy policy|terms (?:of|and|&) (?:use|service|conditions)",
    r"ads by \w+|what(?:'s| is| are) th(?:is|ese)\?|page \d+ of \d+|back to headlines|rate this|(?:content )?brought to you by .{1,40}|enter verification code",
    r"(?:print|e-?mail|pdf|close|menu|search|home|next|previous|caption|image|gallery|replay|play|pause|mute|video)",
)

# The line begins like this.
_START = _any(
    r"(?:©|\(c\)|&copy;|copyright (?:©|\(c\)|\d{4}|[a-z. ]{2,40}\d{4})|all rights reserved)",
    rf"(?:please )?(?:follow|like|find|add|join|connect with|stay connected (?:with|to)|watch|listen to|talk to|contact) [\w'&.@ -]{{1,40}}? (?:on|at|via|through) (?:our )?(?:@|{_NETWORK}\b)",
    r"follow (?:us|@\w+|the author|the reporter|the writer)\b",
    rf"(?:keep up|stay up) (?:to date )?(?:with us )?on {_NETWORK}\b",
    r"(?:tags?|topics?|filed under|filed in|categor(?:y|ies)|keywords?|posted in|labels?|more on|in this (?:story|article)|related topics|tagged(?: with| as)?|article topics) ?: ?.{0,200}$",
    r"filed under\b",
    r"(?:this|the) (?:article|story|post|report|page|piece) (?:was|has been|will be) (?:(?:last|first|originally|also|most recently) )?(?:updated|published|amended|modified|corrected|posted) (?:at|on|in|to|by|with|\d)",
    r"(?:last |first |article |story )?(?:updated|modified|published|posted)(?: at| on|:| -)? ?.{0,24}\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|[A-Z]{2,4}|\()?.{0,16}$",
    r"(?:originally published|first published|this (?:article|story) (?:first|originally) appeared) (?:on|at|in|by)\b",
    r"(?:we|this (?:site|website|page)|our (?:site|website)) (?:uses?|and our partners use|may use) cookies\b",
    r"by (?:signing up|subscribing|submitting|clicking|registering|continuing|providing)\b.{0,160}\b(?:agree|consent|terms|privacy|policy)",
    r"(?:your e-?mail address will not be published|required fields are marked|save my name, e-?mail)",
    r"there was an error (?:processing|submitting|with)\b|(?:something|an error) (?:went wrong|occurred)",
    r"keep an eye on your inbox|(?:please )?check your (?:inbox|e-?mail)\b",
    r"(?:if you )?(?:buy|purchase) (?:something|a product|an item|anything)? ?(?:through|via|using|from) (?:this|our|the|links)\b",
    r"(?:we|\w+) may (?:earn|receive|get) (?:a|an) (?:\w+ )?(?:commission|share|compensation)",
    r"please read our (?:terms|privacy|guidelines|rules)\b",
    r"when news happens:|(?:send|text) (?:us )?(?:your )?(?:photos|videos|news tips|tip-?offs|letters)\b.{0,80}(?:@|\d|\bus\b|\beditor\b)",
    r"have (?:a|any) (?:news )?(?:tips?|story|corrections?|questions?|scoop)\b.{0,40}\?",
    r"(?:got|do you have) (?:a|any) (?:news )?(?:tips?|scoop|story)\b.{0,40}\?",
    r"(?:our|this) (?:newsroom|journalism|website|site|reporting|work|coverage) (?:is|are) (?:(?:entirely|made|kept|mainly) )?(?:funded|supported|possible|free|financed|powered)\b",
    r"(?:support|fund|back) (?:us|our (?:work|newsroom|journalism)|independent (?:journalism|media)|local (?:news|journalism)|the \w+) (?:from|with|by|today|now|for)\b",
    r"if you (?:enjoyed|liked|appreciate|value|found) (?:this|our|what)\b.{0,40}\b(?:article|story|post|journalism|reporting|piece)\b",
    r"(?:pick \w+|our|the \w+) newsletter$",
    r"(?:get|purchase|order) (?:a )?(?:reprints?|licen[sc]ing rights)|(?:request )?reprints? (?:&|and) permissions?",
    r"(?:login|log in|sign in|register|subscribe) (?:to|or) (?:leave|post|comment|continue|read|view|unlock|register)\b",
    r"to (?:read|continue|unlock|access) (?:this|the full|reading|more|the rest)\b.{0,60}\b(?:subscribe|sign|log|register|member)",
    r"already (?:a )?(?:subscriber|member|have an account|registered|subscribed)\b.{0,40}",
    r"(?:tinggalkan balasan|deixe (?:um|uma|seu|sua) (?:coment|resp)|deja (?:un|una) (?:coment|resp)|laisser un commentaire|schreibe? (?:einen )?kommentar|kommentar (?:schreiben|verfassen)|lascia un commento|plaats een reactie|aten[çc][ãa]o: coment[áa]rios)",
    r"\[(?:button|caption|gallery|embed|contact-form|video|audio|youtube)\b",
    r"\[(?:…|\.\.\.)\] https?://\S+ \[(?:…|\.\.\.)\]",
)

_ASKS = r"(?:sign(?:ing)? ?up|subscrib(?:e|ing)|join|get|receive|download|install|register|click|tap|follow|support|donate|become|try|start|enjoy|unlock|save|read|watch|listen|catch|stay|don't miss|never miss|want|like|looking|buy|order|access|save|claim|give|you can|please|delivered|keep)"
# The line asks for something (begins with it) and names what only a site offers.
_ASKING = re.compile(rf"^{_ASKS}\b", re.IGNORECASE)
_OFFER = _any(
    r"\bnewsletters?\b",
    r"\b(?:our|your|the|\w+'s) (?:[\w-]+ ){0,3}(?:briefing|e-?mail alerts?|news alerts?|push alerts?|daily digest|mailing list|news ?feed)\b",
    r"\b(?:in|to|into) your (?:inbox|e-?mail|phone|letterbox|mailbox)\b",
    r"\b(?:our|the|\w+(?:'s)?|free|mobile|news) (?:\w+ ){0,3}(?:app|apps|application)\b.{0,60}(?:\b(?:store|play|ios|iphone|android|phone|download|here|alerts?|free|today|now)\b|$)",
    r"\b(?:app store|play store|google play)\b",
    r"\bclick(?:ing)? (?:here|the link below|this link|below)\b",
    r"\b(?:subscribe|subscription|subscribers?) (?:to|for|today|now|services?|access|offers?|plans?|as little)\b",
    r"\b(?:free trial|first (?:month|year)|per month|a month|for \$?\d+ (?:a|per) |cancel any ?time|paywall)\b",
    r"\b(?:youtube|telegram|whatsapp|viber) (?:channel|group)\b",
    rf"\b(?:on|via) {_NETWORK} for (?:more|the latest|all|breaking|updates|live)\b",
    r"\b(?:get|for|with) (?:alerts|the latest (?:news|headlines|updates)|breaking news|updates|all the latest)\b",
    r"\bour (?:journalism|newsroom|reporting|membership|community|podcast|members?)\b",
    r"\bgive this article\b|\bgift (?:this )?article\b",
)
_ALERTS = _any(
    r"^(?:get|receive) (?:alerts|the latest|breaking|daily|our|all the|the day's|today's)\b.{0,120}\b(?:news|headlines|updates|stories|alerts|stuff|picks)\b(?!.{60})",
    r"^sign ?up (?:for|to|here|now|today)\b.{0,80}$",
    r"^(?:you can )?download (?:the|our) .{0,50}\bapp(?:lication)?s?\b",
    r"^get the (?:\w+ ){0,3}app\b",
    r"^join our .{0,60}$",
    r"^subscribe (?:to|for|now|today|here)\b.{0,160}$",
    r"^get access to\b.{0,120}\bsubscription\b",
    r"^click here (?:to (?:get the|sign|subscribe|join|download|read more|see more|submit|learn|view)|for more)\b.{0,100}",
)

# Only where no paragraph of the story follows.
_AT_THE_END = _any(
    r"^(?:sources?|via|credits?|photos?|images?|photo by|image credit|photograph)s? ?: ?.{1,80}$",
    r"^(?:additional |with )?report(?:ing|s|ed) by [A-Z].{0,160}$",
    r"^(?:\()?(?:reporting|writing|editing|edited|compiled|written|additional reporting)(?: and \w+)? by\b.{0,160}$",
    r"^(?:contact|e-?mail|reach|write to|tweet|follow)\b.{0,80}(?:@|\bat\b|\btwitter\b).{0,80}$",
    r"\b(?:can|may) be (?:reached|contacted|followed)\b.{0,10}\b(?:at|on|by|via)\b",
    r"\bfollow (?:him|her|them|\w+ \w+) (?:on|at) (?:twitter|x|instagram|facebook|@)",
    r"^updated\b.{0,40}\d.{0,20}$",
    r"^(?:[A-Z][\w.'-]+ ){2,4}(?:is|was) (?:an?|the|[A-Z]\w+'s) .{0,60}\b(?:reporter|correspondent|editor|columnist|contributor|curator|staff writer|freelance \w+|journalist)\b.{0,220}$",
    r"^(?:[A-Z][\w.'-]+ ){2,4}(?:covers|writes about|reports on) .{0,160}$",
    r"^(?:\w+ ){0,3}contributed to this (?:report|story|article)\.?$",
    r"^(?:listen|watch|tune in|catch up|read|see|find|check out|follow)\b.{0,160}\b(?:live at|weekdays|here|https?:|www\.|podcast|full coverage|our (?:coverage|website))",
    r"^(?:for more|find more|see more|learn more|more (?:information|news|stories|details))\b.{0,120}\b(?:visit|click|go to|follow|at|here|about|coverage|https?:|www\.)",
    r"^_{3,}$|^\*{3,}$|^-{3,}$|^(?:\* ?){3,}$",
    r"^(?:get|buy|order|pre-?order|shop)\b.{0,120}\b(?:issues?|delivered|letterbox|shop|store|here|now)\b.{0,80}$",
    r"^(?:view|see) (?:the )?(?:original|full|source)\b.{0,40}$",
    r"^sorry!$|^ends$|^#+$|^-30-$|^\(ends\)$",
    r"\bissn\b|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished|redistributed)\b",
)

# How sure a match is: share of its lines that are not the story on the dev sets and in the articles, rounded down.
SCORE_ANYWHERE = 0.97
SCORE_AT_THE_END = 0.85


def is_notice(line: Line) -> bool:
    """Whether the line is a notice wherever it stands."""
    core = line.core
    if len(line.words) > _LONGEST or not core:
        return False
    if len(line.words) <= 25 and _WHOLE.fullmatch(core):
        return True
    if _START.match(core) or (_ALERTS.search(core) and not line.bulleted):
        return True
    return not line.bulleted and _ASKING.match(core) is not None and not line.quoted and _OFFER.search(core) is not None


def is_closing_notice(line: Line) -> bool:
    """Whether the line is a notice if nothing of the story comes after it."""
    core = line.core
    return len(line.words) <= _LONGEST and (_AT_THE_END.search(core) is not None or _names_a_bio(core))


def _names_a_bio(core: str) -> bool:
    """Whether somebody's book, column or work is advertised together with where to follow them."""
    return re.search(r"\bfollow (?:him|her|them|us|me)\b", core, re.IGNORECASE) is not None
