import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Attribution, AttributionKind, Paragraph, ParagraphKind, Span, Time
from onrecord.resolve.details.details import Details, find_details
from tests.factory import attribution, find

TUESDAY = "2025-12-02"


def story(*paragraphs: str, published: str | None = TUESDAY) -> Article:
    made, text = [], ""
    for words in paragraphs:
        made.append(Paragraph(Span(len(text), len(text) + len(words)), ParagraphKind.STORY))
        text += words + "\n"
    return Article(id="a", text=text, paragraphs=tuple(made), published=published)


def details(sentence: str, source: str | None, cue: str, *content: str, published: str | None = TUESDAY) -> Details:
    article = story(sentence, published=published)
    return find_details(article, [attribution(article.text, content, source=source, cue=cue)])[0]


def words(sentence: str, span: Span | None) -> str | None:
    return span and span.cut(sentence)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "addressee"),
    [
        ("Varga told reporters the dam would hold.", "Varga", "told", "the dam would hold", "reporters"),
        ("“It will hold,” Varga told the Harbour Post.", "Varga", "told", "“It will hold,”", "the Harbour Post"),
        ("Varga wrote to Congress that it held.", "Varga", "wrote", "that it held", "Congress"),
        ("Speaking to lawmakers in Brussels, Varga said it held.", "Varga", "said", "it held", "lawmakers"),
        ("Varga assured Kyiv that it held.", "Varga", "assured", "that it held", "Kyiv"),
        ("In an interview with Sky News, Varga said it held.", "Varga", "said", "it held", "Sky News"),
        ("In a letter to the committee, Varga said it held.", "Varga", "said", "it held", "the committee"),
        ("Varga told a meeting of island leaders it held.", "Varga", "told", "it held", "a meeting of island leaders"),
        ("Varga told a U.S. appeals court it held.", "Varga", "told", "it held", "a U.S. appeals court"),
        ("Varga told members of the council and the press that it held.", "Varga", "told", "that it held",
         "members of the council and the press"),
        ("“It held,” Varga told The Sun.", "Varga", "told", "“It held,”", "The Sun"),
        ("Varga told her colleagues that it held.", "Varga", "told", "that it held", "her colleagues"),
        ("“It held,” he told me.", "he", "told", "“It held,”", "me"),
    ],
)  # fmt: skip
def test_an_addressee_is_who_is_told(sentence: str, source: str, cue: str, content: str, addressee: str) -> None:
    assert words(sentence, details(sentence, source, cue, content).addressee) == addressee


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Varga was told by engineers that it held.", "engineers", "was told by", "that it held"),
        ("Varga had been told it held.", "Varga", "told", "it held"),
        ("Varga warned of floods.", "Varga", "warned of", "floods"),
        ("Varga told the story of the dam.", "Varga", "told", "the dam"),
        ("Varga in an interview appeared to blame the dam.", "Varga", "appeared to blame", "the dam"),
        ("Varga told a lie about floods.", "Varga", "told a lie about", "floods"),
        ("Varga said in response to a question that it held.", "Varga", "said", "that it held"),
        ("According to Varga, it held.", "Varga", "According to", "it held"),
        ("Varga said she told Orsolya to leave.", "Varga", "said", "she told Orsolya to leave"),
    ],
)
def test_nobody_is_addressed_where_nobody_is_told(sentence: str, source: str, cue: str, content: str) -> None:
    assert details(sentence, source, cue, content).addressee is None


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "venue"),
    [
        ("At a press conference in Brussels on Monday, Varga said it held.", "said", "it held",
         "At a press conference in Brussels"),
        ("Varga said at a rally in Kestria, Ohio, it held.", "said", "it held", "at a rally in Kestria, Ohio"),
        ("“It held,” Varga said on Fox News.", "said", "“It held,”", "on Fox News"),
        ("“It held,” Varga wrote on X.", "wrote", "“It held,”", "on X"),
        ("Varga said in a post on Truth Social that it held.", "said", "that it held", "in a post on Truth Social"),
        ("“It held,” Varga said in a statement.", "said", "“It held,”", "in a statement"),
        ("Varga said during a hearing that it held.", "said", "that it held", "during a hearing"),
        ("“It held,” Varga said in an interview with CNN.", "said", "“It held,”", "in an interview with CNN"),
        ("Varga told reporters in Kestria that it held.", "told", "that it held", "in Kestria"),
        ("Varga said in a blog post that it held.", "said", "that it held", "in a blog post"),
        ("Varga said in parliament on Monday that it held.", "said", "that it held", "in parliament"),
        ("Varga said at Monday’s debate that it held.", "said", "that it held", "at Monday’s debate"),
        ("Varga endorsed Orsolya in a statement on Monday.", "endorsed", "Orsolya", "in a statement"),
        ("Varga said it was settled at a meeting.", "said", "it was settled at a meeting", None),
        ("“It held,” Varga said after Orsolya left the hearing.", "said", "“It held,”", None),
        ("On a similar note, Varga said it held.", "said", "it held", None),
        ("According to CNN, it held.", "According to", "it held", None),
        ("Varga criticized calls from the opposition.", "criticized", "calls from the opposition", None),
    ],
)  # fmt: skip
def test_a_venue_is_the_occasion_medium_or_place(sentence: str, cue: str, content: str, venue: str | None) -> None:
    assert words(sentence, details(sentence, "Varga" if "Varga" in sentence else "CNN", cue, content).venue) == venue


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "when", "day"),
    [
        ("Varga said on Tuesday that it held.", "said", "that it held", "on Tuesday", "2025-12-02"),
        ("On Monday, Varga said it held.", "said", "it held", "On Monday", "2025-12-01"),
        ("Varga on Sunday said it held.", "said", "it held", "on Sunday", "2025-11-30"),
        ("“It held,” Varga told reporters Saturday.", "told", "“It held,”", "Saturday", "2025-11-29"),
        ("“It held,” said Varga on Friday.", "said", "“It held,”", "on Friday", "2025-11-28"),
        ("Speaking at a rally in Kestria on Monday night, Varga said it held.", "said", "it held", "on Monday night",
         "2025-12-01"),
        ("Varga said at a Monday news conference that it held.", "said", "that it held", "Monday", "2025-12-01"),
        ("Varga endorsed Orsolya on Nov. 3.", "endorsed", "Orsolya", "on Nov. 3", "2025-11-03"),
        ("Varga will tell lawmakers on Friday that it held.", "tell", "that it held", "on Friday", "2025-12-05"),
    ],
)  # fmt: skip
def test_the_day_of_saying(sentence: str, cue: str, content: str, when: str, day: str) -> None:
    said_on = details(sentence, "Varga", cue, content).said_on
    assert said_on == Time(day, day, find(sentence, when))


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        ("Varga said the summit would be held on Friday.", "said", "the summit would be held on Friday"),
        ("Varga, who resigned on Friday, said it held.", "said", "it held"),
        ("Ahead of the vote on Friday, Varga said it held.", "said", "it held"),
        ("After Monday’s debate, Varga said it held.", "said", "it held"),
        ("Varga told USA Today it held.", "told", "it held"),
        ("Varga wrote in The Sunday Times that it held.", "wrote", "that it held"),
    ],
)
def test_a_day_of_something_else_dates_no_saying(sentence: str, cue: str, content: str) -> None:
    assert details(sentence, "Varga", cue, content).said_on is None


def test_a_report_that_is_the_source_is_dated_by_when_it_came_out() -> None:
    sentence = "The dam held, according to a survey released Friday."
    said_on = details(sentence, "a survey released Friday", "according to", "The dam held").said_on
    assert said_on == Time("2025-11-28", "2025-11-28", find(sentence, "Friday"))


def test_rounded_words_give_an_unsure_range() -> None:
    said_on = details("Varga said a week ago that it held.", "Varga", "said", "that it held").said_on
    assert said_on is not None
    assert (said_on.first, said_on.last, said_on.sure) == ("2025-11-22", "2025-11-28", False)


def test_without_a_day_of_publication_only_whole_dates_are_told() -> None:
    relative = details("Varga said on Tuesday that it held.", "Varga", "said", "that it held", published=None)
    whole = details("Varga said on Nov. 3, 2024, that it held.", "Varga", "said", "that it held", published=None)
    assert relative.said_on is None
    assert whole.said_on is not None
    assert whole.said_on.first == "2024-11-03"


def test_two_statements_of_a_sentence_have_each_their_own_day() -> None:
    article = story("Varga said on Monday that it held, and on Sunday Orsolya told the council it leaked.")
    first = attribution(article.text, ["that it held"], source="Varga", cue="said")
    second = attribution(article.text, ["it leaked"], source="Orsolya", cue="told")
    found = find_details(article, [first, second])
    assert [d.said_on and d.said_on.first for d in found] == ["2025-12-01", "2025-11-30"]
    assert [words(article.text, d.addressee) for d in found] == [None, "the council"]


def test_what_is_added_in_the_same_breath_has_the_same_occasion() -> None:
    article = story("Varga told reporters on Monday that it held, adding that it leaked. He added that it was old.")
    attributions = [
        attribution(article.text, ["that it held"], source="Varga", cue="told"),
        attribution(article.text, ["that it leaked"], source="Varga", cue="adding"),
        attribution(article.text, ["that it was old"], source="He", cue="added"),
    ]
    found = find_details(article, attributions)
    assert found[0] == found[1] == found[2]
    assert words(article.text, found[2].addressee) == "reporters"


def test_a_nested_statement_is_read_inside_what_it_stands_in() -> None:
    article = story("Varga said on Monday that Orsolya told the council on Sunday that it leaked.")
    outer = attribution(
        article.text, ["that Orsolya told the council on Sunday that it leaked"], source="Varga", cue="said"
    )
    inner = attribution(article.text, ["that it leaked"], source="Orsolya", cue="told", part_of=0)
    found = find_details(article, [outer, inner])
    assert [d.said_on and d.said_on.first for d in found] == ["2025-12-01", "2025-11-30"]
    assert [words(article.text, d.addressee) for d in found] == [None, "the council"]


def test_an_attribution_without_source_and_cue_has_no_details() -> None:
    article = story("“It held.”")
    assert find_details(article, [attribution(article.text, ["“It held.”"])]) == [Details()]


@given(st.text(alphabet="Varga told on Monday, said. “”’\n\ue000Nov3in interview with", max_size=200), st.data())
def test_any_text_and_spans_give_spans_inside_the_text(text: str, data: st.DataObject) -> None:
    def span() -> Span:
        start = data.draw(st.integers(0, len(text)))
        return Span(start, data.draw(st.integers(start, len(text))))

    article = Article(
        id="a", text=text, paragraphs=(Paragraph(Span(0, len(text)), ParagraphKind.STORY),), published=TUESDAY
    )
    made = [Attribution((span(),), (span(),), (span(),), AttributionKind.INDIRECT, 0.9, "test") for _ in range(3)]
    for found in find_details(article, made):
        for each in (found.addressee, found.venue, found.said_on and found.said_on.span):
            assert each is None or each.end <= len(text)
