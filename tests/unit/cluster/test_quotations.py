from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cluster import Quotations, tell_quotation
from onrecord.cluster.quotations import quotation_id
from onrecord.cluster.quoted import fragments_of
from onrecord.records import (
    AttributionKind,
    Carried,
    DifferenceKind,
    Fragment,
    QuotationPlacement,
    RememberedQuotation,
    Span,
)

DAY = date(2026, 3, 3)
SPEAKER = ("Agnes Voss",)
FULL = "“He shares my name, not my nets, and I will not carry his fish to market.”"


def said(
    name: str,
    text: str,
    *,
    speakers: Sequence[str] = SPEAKER,
    behind: Sequence[str] = (),
    kind: AttributionKind = AttributionKind.MIXED,
    day: date = DAY,
    said_on: tuple[str, str] | None = None,
) -> Carried:
    fragments = fragments_of(text, [Span(0, len(text))], kind)
    return Carried(name, f"of {name}", None, day, None, kind, fragments, tuple(speakers), tuple(behind), said_on)


def together(*statements: Carried) -> bool:
    quotations = Quotations.packaged()
    placed = [placement for each in statements for placement in quotations.add(each)]
    return len(placed) == len(statements) and len({each.quotation_id for each in placed}) == 1


@pytest.mark.parametrize(
    "other",
    [
        "“He shares my name, not my nets, and I will not carry his fish to market.”",
        '"He shares my name - not my nets! And I will not carry his fish to market," she said.',
        "‘He shares my name, not my nets’",
        "“He shares my name … and I will not carry his fish to market.”",
        "“[Stellan Voss] shares my name, not my nets, and I will not carry his fish”",
        "The minister shared “my name, not my nets”.",
        "“He shares my name,” she said, “not my nets, and I will not carry his catch to market.”",
    ],
)
def test_one_utterance_as_outlets_give_it_is_one_quotation(other: str) -> None:
    assert together(said("a", FULL), said("b", other))
    assert together(said("b", other), said("a", FULL))


@pytest.mark.parametrize(
    ("speakers", "behind"),
    [(("Voss",), ()), (("Lena Marrow",), ("Agnes Voss",)), (("Netmakers' Union",), ()), ((), ())],
)
def test_words_long_enough_are_one_quotation_whoever_is_named_for_them(
    speakers: Sequence[str], behind: Sequence[str]
) -> None:
    assert together(said("a", FULL), said("b", FULL, speakers=speakers, behind=behind))


def test_two_people_saying_the_same_short_phrase_are_two_quotations() -> None:
    assert not together(
        said("a", "“That is not acceptable.”"), said("b", "“That is not acceptable.”", speakers=["Hale"])
    )


def test_two_people_of_one_surname_are_two_speakers() -> None:
    phrase = "“a harbour wall”"
    assert together(said("a", phrase), said("b", phrase, speakers=["Voss"]))
    assert not together(said("a", phrase), said("b", phrase, speakers=["Stellan Voss"]))


def test_a_short_phrase_said_again_days_later_is_another_utterance_but_a_sentence_quoted_again_is_not() -> None:
    later = DAY + timedelta(days=10)
    assert not together(said("a", "“a harbour wall”"), said("b", "“a harbour wall”", day=later))
    assert together(said("a", FULL), said("b", FULL, day=later))


def test_what_was_said_on_two_days_is_two_utterances() -> None:
    monday, friday = ("2026-03-02", "2026-03-02"), ("2026-02-27", "2026-02-27")
    assert not together(said("a", FULL, said_on=monday), said("b", FULL, said_on=friday))
    assert together(said("a", FULL, said_on=monday), said("b", FULL, said_on=("2026-03-01", "2026-03-03")))


def test_an_indirect_statement_joins_where_its_words_are_quoted_whichever_comes_first() -> None:
    indirect = said(
        "b", "that he shares her name, not her nets, and that she will not carry his fish to market",
        kind=AttributionKind.INDIRECT,
    )  # fmt: skip
    assert together(said("a", FULL), indirect)
    quotations = Quotations.packaged()
    assert quotations.add(indirect) == ()
    own, joined = quotations.add(said("a", FULL))
    assert (joined.statement_id, joined.quotation_id) == ("b", own.quotation_id)
    assert quotations.add(indirect) == (joined,)


def test_an_indirect_statement_alone_opens_no_quotation() -> None:
    loose = said("b", "that fish should be carried to market by others", kind=AttributionKind.INDIRECT)
    quotations = Quotations.packaged()
    quotations.add(said("a", FULL))
    assert quotations.add(loose) == ()


def test_a_placement_says_why_and_how_sure_it_is() -> None:
    quotations = Quotations.packaged()
    quotations.add(said("a", FULL))
    (placement,) = quotations.add(said("b", "“not my nets, and I will not carry his fish”"))
    assert placement.quotation_id == quotation_id("a")
    assert placement.like == "a"
    assert 0.5 < placement.score < 1
    assert placement.reasons[0] == "10 words in a row are the same"
    assert placement.reasons[2] == "said by the same speaker"


UTTERANCES = [
    ("ferry", "“The tide was kind to us and the tugs were kinder.”", "Marit Osk"),
    ("mill", "“Paper has been made here since my grandfather's grandfather was young.”", "Bram Toller"),
    ("vote", "“Three votes are three votes, and tomorrow they may be ours.”", "Jorun Hale"),
    ("fish", FULL, "Agnes Voss"),
]
EVERY = [
    said(f"{name}-{number}", text if number else text.replace(" and ", " … "), speakers=[speaker])
    for name, text, speaker in UTTERANCES
    for number in range(3)
]


def placed_by(quotations: Quotations, statements: Sequence[Carried]) -> dict[str, QuotationPlacement]:
    return {placement.statement_id: placement for each in statements for placement in quotations.add(each)}


@settings(max_examples=25, deadline=None)
@given(st.permutations(EVERY), st.lists(st.sampled_from(EVERY), max_size=6))
def test_order_does_not_matter_and_feeding_again_changes_nothing(order: list[Carried], again: list[Carried]) -> None:
    quotations = Quotations.packaged()
    placed = placed_by(quotations, order)
    names = {each.statement_id: each.statement_id.split("-")[0] for each in EVERY}
    assert len({(names[each], placement.quotation_id) for each, placement in placed.items()}) == len(UTTERANCES)
    assert len({placement.quotation_id for placement in placed.values()}) == len(UTTERANCES)
    assert placed_by(quotations, again) == {each.statement_id: placed[each.statement_id] for each in again}


class Kept:
    """What a store keeps of the statements that were placed."""

    def __init__(self, rows: Sequence[RememberedQuotation]) -> None:
        self.rows = rows

    def on_day(self, day: str) -> Sequence[RememberedQuotation]:
        return [row for row in self.rows if row.carried.day.isoformat() == day]


@settings(max_examples=15, deadline=None)
@given(st.permutations(EVERY), st.integers(0, len(EVERY)))
def test_a_stage_that_starts_anew_from_what_was_kept_goes_on_as_if_it_had_not_stopped(
    order: list[Carried], at: int
) -> None:
    straight = placed_by(Quotations.packaged(), order)
    before = placed_by(Quotations.packaged(), order[:at])
    kept = Kept([RememberedQuotation(each, before.get(each.statement_id)) for each in order[:at]])
    assert before | placed_by(Quotations.packaged(memory=kept), order[at:]) == straight


def texts(*statements: tuple[str, str]) -> tuple[dict[str, str], list[Carried]]:
    return dict(statements), [said(name, text) for name, text in statements]


def shown(*statements: tuple[str, str]) -> list[tuple[DifferenceKind, str | None, str | None]]:
    """The differences of the second statement from the first, in words."""
    text, made = texts(*statements)
    told = tell_quotation("q", made)
    full = text[told.fullest]
    return [
        (each.kind, each.full and each.full.cut(full), each.own and each.own.cut(text[version.statement_id]))
        for version in told.versions
        for each in version.differences
    ]


@pytest.mark.parametrize(
    ("other", "differences"),
    [
        ("“He shares my name, not my nets and I will not carry his fish to market.”", []),
        (
            "“He shares my name, not my nets”",
            [(DifferenceKind.CUT, "and I will not carry his fish to market", None)],
        ),
        (
            "“He shares my name … and I will not carry his fish to market.”",
            [(DifferenceKind.CUT, "not my nets", None)],
        ),
        (
            "“He shares my name, and I will not carry his fish to market.”",
            [(DifferenceKind.CHANGED, "not my nets", None)],
        ),
        (
            "“He shares my name, not my boats, and I will not carry his fish to market.”",
            [(DifferenceKind.CHANGED, "nets", "boats")],
        ),
        (
            "“[Stellan] shares my name, not my nets, and I will not carry his fish to market.”",
            [(DifferenceKind.CUT, "He", None), (DifferenceKind.INSERTED, None, "Stellan")],
        ),
    ],
)
def test_what_a_version_has_otherwise_is_marked(
    other: str, differences: list[tuple[DifferenceKind, str | None, str | None]]
) -> None:
    assert sorted(shown(("a", FULL), ("b", other)), key=str) == sorted(differences, key=str)
    _, made = texts(("a", FULL), ("b", other))
    assert tell_quotation("q", made).disputed == any(kind is DifferenceKind.CHANGED for kind, _, _ in differences)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a grey harbour wall", "a gray harbor wall"), ("ten per cent, um, of it", "10 per cent of it"),
     ("we realise it", "we realize it"), ("it’s late", "it's late")],
)  # fmt: skip
def test_spelling_is_no_difference(one: str, other: str) -> None:
    assert shown(("a", f"“{one}”"), ("b", f"“{other}”")) == []


def test_the_first_to_carry_it_is_named_and_the_fullest_is_the_measure() -> None:
    early = said("b", "“He shares my name”", day=DAY - timedelta(days=1))
    told = tell_quotation("q", [said("a", FULL), early])
    assert (told.first, told.fullest) == ("b", "a")
    assert [version.statement_id for version in told.versions] == ["b", "a"]


def test_a_quotation_has_a_statement() -> None:
    with pytest.raises(ValueError, match="at least one"):
        tell_quotation("q", [])


def test_only_the_words_in_marks_of_a_mixed_statement_are_quoted() -> None:
    text = "the file “stays on the table, where it has ‘good’ company,” and that others would follow"
    (fragment,) = fragments_of(text, [Span(0, len(text))], AttributionKind.MIXED)
    assert fragment.words == "stays on the table, where it has ‘good’ company"


@given(st.text(alphabet="ab “”\"'‘’\n.[]…", max_size=80), st.data())
def test_fragments_are_slices_and_differences_lie_in_the_fragments(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kind = data.draw(st.sampled_from(AttributionKind))
    fragments = fragments_of(text, [Span(start, end)], kind)
    assert all(each.span.cut(text) == each.words and start <= each.span.start for each in fragments)
    made = [said("a", FULL), Carried("b", "of b", None, DAY, None, kind, fragments)]
    told = tell_quotation("q", made)
    covered = [Span(fragments[0].span.start, fragments[-1].span.end)] if fragments else []
    for version in told.versions:
        for each in version.differences:
            own = each.own if version.statement_id == "b" else each.full
            assert own is None or any(span.covers(own) for span in covered)


def test_a_fragment_is_a_slice() -> None:
    with pytest.raises(ValueError, match="slice"):
        Fragment(Span(0, 3), "four")
