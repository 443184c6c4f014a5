"""The who's who that comes with the package: offices, names, words. Expectations are public facts."""

import pytest

from onrecord.records import EntityType, Gender, KnowsPeople
from onrecord.resolve.who import Who

# An office in the words of the press, a day, and who held it.
HELD = [
    ("NATO chief", "2024-03-01", "Jens Stoltenberg"),
    ("NATO chief", "2025-12-02", "Mark Rutte"),
    ("NATO Secretary General", "2012", "Anders Fogh Rasmussen"),
    ("the head of NATO", "2025-12-02", "Mark Rutte"),
    ("secretary-general of the North Atlantic Treaty Organization", "2025", "Mark Rutte"),
    ("UN secretary-general", "2025-12-02", "António Guterres"),
    ("U.N. chief", "2010", "Ban Ki-moon"),
    ("EU foreign policy chief", "2025-12-02", "Kaja Kallas"),
    ("EU's top diplomat", "2022-03", "Josep Borrell"),
    ("European Commission president", "2016", "Jean-Claude Juncker"),
    ("president of the European Council", "2025-06", "António Costa"),
    ("European Parliament president", "2023", "Roberta Metsola"),
    ("ECB president", "2015", "Mario Draghi"),
    ("IMF chief", "2015", "Christine Lagarde"),
    ("World Bank president", "2024", "Ajay Banga"),
    ("WHO director-general", "2020-04", "Tedros Adhanom Ghebreyesus"),
    ("WTO head", "2022", "Ngozi Okonjo-Iweala"),
    ("IAEA chief", "2022", "Rafael Grossi"),
    ("the UN human rights chief", "2019", "Michelle Bachelet"),
    ("OPEC secretary general", "2023", "Haitham al-Ghais"),
    ("U.S. President", "2012", "Barack Obama"),
    ("American president", "2025-12-02", "Donald Trump"),
    ("president of the United States", "2022", "Joe Biden"),
    ("US vice president", "2025-12-02", "J.D. Vance"),
    ("U.S. Secretary of State", "2025-12-02", "Marco Rubio"),
    ("secretary of state", "2014", "John Kerry"),
    ("America's top diplomat", "2019", "Mike Pompeo"),
    ("US deputy secretary of state", "2025-12-02", "Christopher Landau"),
    ("Pentagon chief", "2023", "Lloyd Austin"),
    ("US Treasury secretary", "2022", "Janet Yellen"),
    ("U.S. attorney general", "2016-05", "Loretta Lynch"),
    ("FBI director", "2016-10-28", "James Comey"),
    ("Fed chair", "2019", "Jerome Powell"),
    ("House Speaker", "2016-06", "Paul Ryan"),
    ("Senate majority leader", "2016-06", "Mitch McConnell"),
    ("White House press secretary", "2025-12-02", "Karoline Leavitt"),
    ("Ohio Gov.", "2016-06", "John Kasich"),
    ("governor of New Jersey", "2016-06", "Chris Christie"),
    ("UK prime minister", "2023", "Rishi Sunak"),
    ("British PM", "2005", "Tony Blair"),
    ("Britain's foreign secretary", "2024-10", "David Lammy"),
    ("Chancellor of the Exchequer", "2025-06", "Rachel Reeves"),
    ("mayor of London", "2020", "Sadiq Khan"),
    ("Scotland's first minister", "2020", "Nicola Sturgeon"),
    ("the French president", "2025-12-02", "Emmanuel Macron"),
    ("President of France", "2014", "François Hollande"),
    ("French leader", "2025-12-02", "Emmanuel Macron"),
    ("German Chancellor", "2010", "Angela Merkel"),
    ("Germany's leader", "2025-12-02", "Friedrich Merz"),
    ("German foreign minister", "2023", "Annalena Baerbock"),
    ("Italian premier", "2025-12-02", "Giorgia Meloni"),
    ("Polish foreign minister", "2025-12-02", "Radosław Sikorski"),
    ("Hungary's prime minister", "2015", "Viktor Orbán"),
    ("Russia's defence minister", "2020", "Sergei Shoigu"),
    ("Kremlin spokesman", "2025-12-02", "Dmitry Peskov"),
    ("Ukraine's president", "2015", "Petro Poroshenko"),
    ("Ukrainian foreign minister", "2023", "Dmytro Kuleba"),
    ("Israeli Prime Minister", "2025-12-02", "Benjamin Netanyahu"),
    ("Iran's foreign minister", "2016", "Mohammad Javad Zarif"),
    ("Turkish president", "2025-12-02", "Recep Tayyip Erdoğan"),
    ("Chinese leader", "2025-12-02", "Xi Jinping"),
    ("Japanese prime minister", "2015", "Shinzo Abe"),
    ("South Korean president", "2019", "Moon Jae-in"),
    ("North Korean leader", "2025-12-02", "Kim Jong Un"),
    ("India's external affairs minister", "2025-12-02", "S. Jaishankar"),
    ("Canadian Prime Minister", "2025-12-02", "Mark Carney"),
    ("Bulgaria's President", "2025-12-02", "Rumen Radev"),
    ("president of the Republic of the Congo", "2025-12-02", "Denis Sassou-Nguesso"),
    ("Georgian prime minister", "2025-12-02", "Irakli Kobakhidze"),
    ("Georgia's governor", "2020", "Brian Kemp"),
    ("Taoiseach", "2025-12-02", "Micheál Martin"),
    ("the Pope", "2025-12-02", "Leo XIV"),
    ("the pontiff", "2020", "Francis"),
]


@pytest.fixture(scope="module")
def who() -> Who:
    return Who.load()


def names(held) -> list[str]:
    return [each.known.name for each in held]


def test_it_is_what_stages_ask(who):
    asked: KnowsPeople = who
    assert asked is who


@pytest.mark.parametrize(("phrase", "on", "name"), HELD)
def test_the_holder_of_an_office_is_found(who, phrase, on, name):
    assert names(who.holding(phrase, on)) == [name]


@pytest.mark.parametrize(
    ("phrase", "on"),
    [
        ("Ruritania's president", "2025"),
        ("the president", "2025"),
        ("NATO spokeswoman", "2025"),
        ("a friend of the French president's", "2025"),
        ("the French president's office", "2025"),
        ("", "2025"),
        ("of of of", None),
        ("NATO chief", "1940"),
    ],
)
def test_nobody_is_guessed(who, phrase, on):
    assert names(who.holding(phrase, on)) == []


def test_both_hold_an_office_on_the_day_of_the_handover(who):
    assert names(who.holding("NATO chief", "2024-10-01")) == ["Mark Rutte", "Jens Stoltenberg"]
    assert names(who.holding("NATO chief", "2024-10-02")) == ["Mark Rutte"]
    assert names(who.holding("NATO chief", "2024-09-30")) == ["Jens Stoltenberg"]


def test_without_a_day_everybody_who_held_it_is_named_the_latest_first(who):
    assert names(who.holding("NATO chief", None))[:3] == ["Mark Rutte", "Jens Stoltenberg", "Anders Fogh Rasmussen"]


def test_former_holders_are_those_whose_term_is_over(who):
    former = names(who.holding("former NATO chief", "2025-12-02"))
    assert "Jens Stoltenberg" in former
    assert "Mark Rutte" not in former
    assert "Jens Stoltenberg" not in names(who.holding("former NATO chief", "2020"))


def test_nobody_is_said_to_hold_an_office_for_ever(who):
    assert names(who.holding("NATO chief", "2040")) == []


def test_members_are_found_by_day(who):
    assert names(who.holding("permanent members of the UN Security Council", "2025")) == [
        "Russia", "China", "France", "United States", "United Kingdom",
    ]  # fmt: skip
    assert len(who.holding("UN members", "2025")) == 193
    assert len(who.holding("NATO members", "2025")) == 32
    assert len(who.holding("NATO members", "2022")) == 30
    assert len(who.holding("EU member states", "2019-06")) == 28
    assert len(who.holding("EU member states", "2025")) == 27


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Rutte", "Mark Rutte"),
        ("General Mark Rutte", "Mark Rutte"),
        ("Secretary General Mark Rutte", "Mark Rutte"),
        ("RUTTE", "Mark Rutte"),
        ("Rutte’s", "Mark Rutte"),
        ("Rubio", "Marco Rubio"),
        ("Marco Rubio", "Marco Rubio"),
        ("Christopher Landau", "Christopher Landau"),
        ("Donald Trump", "Donald Trump"),
        ("U.S. President Donald Trump", "Donald Trump"),
        ("Steve Witkoff", "Steve Witkoff"),
        ("Jared Kushner", "Jared Kushner"),
        ("Russian President Vladimir Putin".removeprefix("Russian "), "Vladimir Putin"),
        ("Ahmad al-Sharaa", "Ahmed al-Sharaa"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Xi", "Xi Jinping"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Sen. Bernie Sanders", "Bernie Sanders"),
    ],
)
def test_a_name_finds_its_bearer_first(who, written, name):
    assert who.named(written)[0].name == name


def test_a_surname_that_several_bear_finds_them_all_best_known_first(who):
    assert [known.name for known in who.named("Clinton")[:2]] == ["Bill Clinton", "Hillary Clinton"]
    assert who.named("Trump")[0].name == "Donald Trump"
    assert {"Boris Johnson", "Mike Johnson"} <= {known.name for known in who.named("Johnson")[:4]}


def test_a_name_nobody_bears_finds_nobody(who):
    assert list(who.named("Ada Quorrister Solvane")) == []
    assert list(who.named("")) == []


@pytest.mark.parametrize(
    ("word", "name", "kind"),
    [
        ("Kyiv", "Ukraine", EntityType.COUNTRY),
        ("Kiev", "Ukraine", EntityType.COUNTRY),
        ("Washington", "United States", EntityType.COUNTRY),
        ("the U.S.", "United States", EntityType.COUNTRY),
        ("French", "France", EntityType.COUNTRY),
        ("the Russians", "Russia", EntityType.COUNTRY),
        ("Türkiye", "Turkey", EntityType.COUNTRY),
        ("Dutch", "Netherlands", EntityType.COUNTRY),
        ("the Kremlin", "Kremlin", EntityType.ORGANIZATION),
        ("Downing Street", "Downing Street", EntityType.ORGANIZATION),
        ("the State Department", "US Department of State", EntityType.ORGANIZATION),
        ("the Pentagon", "US Department of Defense", EntityType.ORGANIZATION),
        ("NATO", "NATO", EntityType.ORGANIZATION),
        ("WHO", "World Health Organization", EntityType.ORGANIZATION),
        ("Texas", "Texas", EntityType.COUNTRY),
    ],
)
def test_a_word_stands_for_a_country_or_body(who, word, name, kind):
    known = who.meant_by(word)
    assert known is not None
    assert (known.name, known.type) == (name, kind)


@pytest.mark.parametrize(
    "word", ["Korean", "Georgia", "Congo", "us", "who", "Who", "Sofia", "Male", "turkey", "fed", "Ruritania", ""]
)
def test_a_word_that_may_mean_several_things_or_none_stands_for_nothing(who, word):
    assert who.meant_by(word) is None


def test_a_part_of_a_government_says_whose_it_is(who):
    (role,) = who.meant_by("the Kremlin").roles
    assert role.affiliation == "Russia"


def test_the_roles_of_a_day_are_those_held_then(who):
    rutte = who.named("Rutte")[0]
    assert [(role.title, role.affiliation) for role in who.roles_on(rutte, "2020")] == [
        ("Prime Minister", "Netherlands")
    ]
    assert [role.affiliation for role in who.roles_on(rutte, None)] == ["NATO", "Netherlands"]


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Anna", Gender.FEMALE),
        ("MARIA", Gender.FEMALE),
        ("Mark", Gender.MALE),
        ("François", Gender.MALE),
        ("Mary Anne", Gender.FEMALE),
        ("Kim", None),
        ("Taylor", None),
        ("Quorrister", None),
        ("", None),
    ],
)
def test_a_given_name_has_the_gender_that_nearly_all_of_it_have(who, name, gender):
    assert who.gender_of(name) is gender


def test_a_known_person_has_the_gender_that_the_source_states(who):
    assert who.named("Kaja Kallas")[0].gender is Gender.FEMALE
    assert who.named("Mark Rutte")[0].gender is Gender.MALE
