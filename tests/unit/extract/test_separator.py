import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.paragraphs import split_paragraphs
from onrecord.extract.separator import Separator
from onrecord.records import Paragraph, ParagraphKind, Span

SEPARATOR = Separator()

STORY = """\
Tarnwick puts off its new harbour by a year
The council of Tarnwick voted on Monday to put off the new harbour by a year, after the builders asked for twice \
the money that the town had set aside in spring.
“Nobody is pleased about it,” mayor Odile Ferrant told reporters after the vote. “But the town can wait, and the \
herring will not run away.”
Ferrant said the builders had until March to explain the cost of the harbour wall, which was to be paid out of \
the ferry tax.
Her deputy, Jonas Weld, was against the delay. He said that the fishermen of Tarnwick had been promised the \
harbour for ten years, and he accused the mayor of breaking her word.
The builders did not answer questions about the wall. They have said before that steel has become dearer.
""".splitlines()
TEASERS = """\
Prime Minister Ruan Castellane announced on Tuesday that schools in the capital will stay closed until the end \
of the heatwave.
A volcano on the island of Morro Alto erupted early on Sunday, forcing airlines to cancel more than forty \
flights.
The pharmaceutical company Belvion agreed on Wednesday to pay $90 million to settle claims over a faulty \
vaccine.
Tennis champion Ilka Sorensen withdrew from the Palermo Open on Thursday because of an injured wrist.
Thousands of farmers drove tractors into Vellemark on Friday to protest against new limits on fertiliser.
""".splitlines()


def separate(*lines: str, title: str | None = None, fixed: dict[int, ParagraphKind] | None = None) -> list[Paragraph]:
    text = "\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return list(SEPARATOR.separate(text, spans, given=fixed or {}, title=title))


def kinds(*lines: str, title: str | None = None) -> list[str]:
    return [paragraph.kind.value for paragraph in separate(*lines, title=title)]


def test_a_plain_story_is_kept_whole() -> None:
    assert kinds(*STORY) == ["headline"] + ["story"] * 5


def test_a_tail_of_other_stories_lead_sentences_is_set_apart() -> None:
    assert kinds(*STORY, *TEASERS) == ["headline"] + ["story"] * 5 + ["teaser"] * 5


def test_notices_after_the_tail_do_not_hide_it() -> None:
    found = kinds(*STORY, *TEASERS, "Download our app to get alerts as news breaks.", "Leave the first comment")
    assert found[6:] == ["teaser"] * 5 + ["notice"] * 2


def test_a_first_paragraph_without_a_headline_before_it_is_story() -> None:
    assert kinds(*STORY[1:])[0] == "story"


def test_the_first_line_is_the_headline_if_it_is_the_title_whatever_it_looks_like() -> None:
    assert kinds("Harbour put off.", *STORY[1:], title="Harbour put off.")[0] == "headline"
    assert kinds("Harbour put off.", *STORY[1:])[0] == "story"


def test_a_cut_off_standfirst_that_repeats_the_lead_is_marked_as_repeating() -> None:
    found = separate(STORY[0], STORY[1][:80] + " ...", *STORY[1:])
    assert (found[1].kind, found[1].repeats) == (ParagraphKind.STANDFIRST, True)
    assert (found[2].kind, found[2].repeats) == (ParagraphKind.STORY, False)


def test_a_standfirst_that_repeats_the_lead_whole_is_marked_and_the_lead_kept() -> None:
    found = separate(STORY[0], STORY[1], *STORY[1:])
    assert [paragraph.repeats for paragraph in found[:3]] == [False, True, False]
    assert found[2].kind is ParagraphKind.STORY


def test_a_line_between_headline_and_byline_is_the_standfirst() -> None:
    found = kinds(STORY[0], "Builders want twice the money for the wall", "By Petra Lind", *STORY[1:])
    assert found[:4] == ["headline", "standfirst", "byline", "story"]


@pytest.mark.parametrize(
    "notice",
    [
        "Sign up for our morning briefing, sent every weekday.",
        "You can download the Tarnwick Echo application from Play Store and the App Store.",
        "What is your opinion on this topic?",
        "Be the first to comment on this story.",
        "Copyright 2031 Tarnwick Echo. All rights reserved.",
        "Follow us on Facebook and X for more updates.",
        "Share this article",
        "ADVERTISEMENT",
        "Tags: harbour, council",
        "This article was updated at 4:15 p.m.",
        "GET THE ECHO ON THE GO BY CLICKING HERE",
        "We use cookies to improve your visit.",
        "View Comments",
    ],
)
def test_the_site_speaking_is_a_notice_inside_the_story_and_after_it(notice: str) -> None:
    assert kinds(*STORY[:3], notice, *STORY[3:])[3] == "notice"
    assert kinds(*STORY, notice)[-1] == "notice"


@pytest.mark.parametrize(
    "sentence",
    [
        "He asked his followers to share this story with their neighbours before the vote.",
        "The app has been downloaded by more than two million people, the company said.",
        "Comments that the mayor made on Monday were read out in court.",
        "“Sign up for the newsletter of your town council,” the mayor told the crowd.",
        "Related: that was the word the judge used for the two cases.",
        "Most read the sign as a threat.",
    ],
)
def test_a_sentence_that_speaks_of_what_sites_do_is_story(sentence: str) -> None:
    assert kinds(*STORY[:4], sentence, *STORY[4:])[4] == "story"


@pytest.mark.parametrize("opening", ["Read more: ", "READ ALSO: ", "Related: ", "SEE MORE: ", "Don't miss: "])
def test_a_line_that_announces_another_story_is_a_teaser(opening: str) -> None:
    assert kinds(*STORY[:3], opening + "Why the ferry tax was raised", *STORY[3:])[3] == "teaser"


def test_a_heading_takes_the_unfinished_lines_after_it_along_and_no_paragraph() -> None:
    found = kinds(*STORY[:3], "You may also like", "- Ferry tax explained", "Weld to run for mayor", *STORY[3:])
    assert found[3:7] == ["teaser", "teaser", "teaser", "story"]


def test_what_readers_wrote_goes_with_its_heading() -> None:
    found = kinds(
        *STORY, "2 comments", "I have waited for this harbour since I was a boy.", "So have I, and my father."
    )
    assert found[6:] == ["notice"] * 3


def test_a_list_that_is_the_story_is_kept() -> None:
    dates = [f"June {day} - Tarnwick, Harbour Hall" for day in range(1, 15)]
    assert kinds("The Herring Brothers go on tour", STORY[1], "Dates:", *dates)[3:] == ["story"] * 14


def test_a_digest_of_results_is_kept() -> None:
    results = [f"Rovers {n}, Wanderers {n + 1}: A late goal by Ilka Sorensen settled it on Sunday." for n in range(4)]
    assert "teaser" not in kinds(*STORY, *results)


def test_given_kinds_win_over_what_a_line_looks_like() -> None:
    found = separate(*STORY, "Share this article", fixed={6: ParagraphKind.STORY, 2: ParagraphKind.STANDFIRST})
    assert (found[6].kind, found[6].score) == (ParagraphKind.STORY, 1.0)
    assert found[2].kind is ParagraphKind.STANDFIRST


def test_a_text_that_is_not_english_loses_nothing_to_the_tail_decision() -> None:
    line = "Der Rat der Stadt hat am Montag beschlossen, den neuen Hafen um ein Jahr zu verschieben."
    assert set(kinds(*[f"{line} {n}." for n in range(12)])) == {"story"}


def test_the_same_lines_always_get_the_same_kinds() -> None:
    assert separate(*STORY, *TEASERS) == separate(*STORY, *TEASERS)


def test_no_lines_give_no_paragraphs() -> None:
    assert SEPARATOR.separate("", []) == ()


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from([*STORY, *TEASERS, "Related", "3 comments", "- A Title", "___", "Read more: x y", "By A B"]),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(LINES, st.dictionaries(st.integers(0, 5), st.sampled_from(ParagraphKind), max_size=2))
def test_every_line_is_labelled_once_in_order_whatever_it_holds(
    lines: list[str], fixed: dict[int, ParagraphKind]
) -> None:
    text = "\n".join(lines)
    spans = split_paragraphs(text)
    fixed = {index: kind for index, kind in fixed.items() if index < len(spans)}
    found = SEPARATOR.separate(text, spans, given=fixed)
    assert [paragraph.span for paragraph in found] == spans
    assert all(0 <= paragraph.score <= 1 for paragraph in found)
    assert all(found[index].kind is kind for index, kind in fixed.items())
    assert all(paragraph.kind is ParagraphKind.STANDFIRST for paragraph in found if paragraph.repeats)


@pytest.mark.parametrize("line", ["Text size A A A", "Text size: A- A+", "Font Size: small medium large", "A- A A+"])
def test_buttons_for_the_size_of_letters_are_a_notice(line: str) -> None:
    assert kinds(STORY[0], line, *STORY[1:])[1] == "notice"


@pytest.mark.parametrize("line", ["Northern Coast News Agency", "Tarnwick Wire Service", "Courier Newsroom"])
def test_agency_below_the_headline_is_a_byline(line: str) -> None:
    assert kinds(STORY[0], line, *STORY[1:]) == ["headline", "byline"] + ["story"] * 5


def test_agency_within_the_story_is_no_byline() -> None:
    assert kinds(*STORY[:3], "Northern Coast News Agency", *STORY[3:])[3] == "story"


def test_all_below_a_closing_heading_is_set_apart_even_what_uses_the_words_of_the_story() -> None:
    own = (
        "Mayor Odile Ferrant said the harbour of Tarnwick would be paid out of the ferry tax, as had been promised.",
        "The builders of the Tarnwick harbour wall told the council in spring that the cost had risen, Ferrant said.",
    )
    below = (TEASERS[0], *own, *TEASERS[1:3])
    assert kinds(*STORY, "Read Also", *below) == ["headline"] + ["story"] * 5 + ["teaser"] * 6


def test_story_that_goes_on_below_such_a_heading_stays() -> None:
    assert kinds(*STORY[:3], "Read Also", *STORY[3:]) == ["headline", "story", "story", "teaser"] + ["story"] * 3
