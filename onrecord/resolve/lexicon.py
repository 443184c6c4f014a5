"""Words that tell people, organizations, groups and documents apart in English news.

Folded to lower case. Lists of common words of the language, kept by hand.
"""

from onrecord.records import Gender


def word_set(text: str) -> frozenset[str]:
    """The words of a list, which white space divides."""
    return frozenset(text.split())


# Before a name, or alone for one who was named: "Senator Brook", "the senator".
OFFICES = word_set(
    """president senator sen congressman congresswoman congressmember representative rep governor gov mayor minister
    premier chancellor secretary ambassador envoy commissioner commissar councillor councilman councilwoman councilor
    alderman assemblyman assemblywoman delegate speaker leader whip chairman chairwoman chair chairperson chief king
    queen prince princess duke duchess lord lady baron baroness sheikh emir sultan emperor empress pope cardinal bishop
    archbishop pastor reverend rev father sister imam rabbi ayatollah dean provost professor prof doctor dr judge
    justice magistrate attorney prosecutor sheriff detective officer sergeant sgt lieutenant lt captain capt major maj
    colonel col general gen admiral adm commander marshal constable inspector superintendent coach treasurer comptroller
    lawmaker legislator mp mep taoiseach nominee candidate frontrunner hopeful challenger incumbent vice deputy
    undersecretary counselor counsel director administrator executive ceo cfo coo founder co-founder owner publisher
    editor host anchor columnist reporter correspondent journalist commentator strategist consultant pollster adviser
    advisor aide manager spokesman spokeswoman spokesperson economist historian analyst scholar author writer activist
    organizer organiser lobbyist donor lawyer actor actress singer rapper comedian comedienne director entrepreneur
    businessman businesswoman billionaire millionaire mogul tycoon magnate developer investor banker farmer teacher
    student veteran nurse physician scientist researcher engineer pilot soldier survivor witness neighbor neighbour
    resident voter supporter husband wife son daughter brother sister mother father widow partner colleague friend
    uncle aunt nephew niece cousin grandmother grandfather fiancé fiancée boyfriend girlfriend democrat republican
    conservative liberal socialist libertarian independent socialite celebrity star legend quarterback striker captain
    neurosurgeon surgeon psychologist psychiatrist sociologist attorney-general secretary-general premier-elect
    president-elect co-chair vice-president vice-chairman prime foreign defense defence interior finance justice
    education health energy transport environment trade treasury police state first minority majority press
    presidential congressional campaign communications national political senior former ex-president ex-governor
    ex-mayor then-candidate acting chief boss head deputy-chief moderator expert designer presenter broadcaster pundit
    blogger novelist poet musician producer chef athlete player manager trainer captain photographer filmmaker critic
    victim suspect defendant plaintiff patient customer user owner spokesman-elect whistleblower informant source"""
)

# Of these alone one cannot tell an office; they only stand before one.
OFFICE_MODIFIERS = word_set(
    """vice prime foreign defense defence interior finance education health energy transport environment trade
    treasury police state first minority majority press presidential congressional campaign communications national
    political senior former acting junior democratic republican conservative liberal socialist libertarian
    independent"""
)

OFFICE_HEADS = OFFICES - OFFICE_MODIFIERS

COURTESY = word_set("mr mrs ms miss mx sir dame madam madame monsieur señor señora herr frau dr prof lord lady")

GENDERED: dict[str, Gender] = {
    **dict.fromkeys(
        word_set(
            """mr sir congressman councilman alderman assemblyman chairman king prince duke lord baron sheikh emir
        sultan emperor pope cardinal bishop archbishop father imam rabbi ayatollah spokesman actor businessman husband
        son brother widower uncle nephew grandfather fiancé boyfriend man boy gentleman monsieur señor herr fireman
        policeman statesman newsman anchorman"""
        ),
        Gender.MALE,
    ),
    **dict.fromkeys(
        word_set(
            """mrs ms miss dame madam madame congresswoman councilwoman assemblywoman chairwoman queen princess
        duchess
        lady baroness empress sister spokeswoman actress businesswoman wife daughter mother widow aunt niece
        grandmother fiancée girlfriend woman girl señora frau comedienne policewoman stateswoman"""
        ),
        Gender.FEMALE,
    ),
}

# The last word of an organization's name, or the first before "of".
ORGANIZATION_HEADS = word_set(
    """administration agency alliance army assembly association authority bank board brigade bureau cabinet campaign
    caucus center centre chamber church club coalition college commission committee company conference confederation
    congress consortium corporation corp corps council court department directorate division embassy enterprise
    exchange federation firm force forces forum foundation fund government group guard headquarters hospital house
    inc industries institute institution journal league legislature library llc llp ltd magazine media ministry
    mission mosque museum navy network news newspaper office organization organisation pac parliament partnership
    party police post press press-corps plc police regiment registry school secretariat senate service services
    society staff studio studios super-pac synagogue syndicate taskforce team television think-tank times treasury
    tribune tribunal trust union university herald gazette telegraph guardian observer chronicle inquirer globe
    bulletin examiner sentinel dispatch courier leader-telegram register standard mail mirror sun star today radio
    broadcaster channel brand airline carmaker automaker maker retailer brewery bakery chain startup"""
)

# One thing that was written, measured or decided, and speaks through its words.
DOCUMENT_HEADS = word_set(
    """poll polls survey surveys report reports study studies article articles book books letter letters memo memos
    memorandum document documents email emails e-mail e-mails statement statements editorial editorials story stories
    filing filings complaint lawsuit suit affidavit indictment ruling opinion order law act bill legislation
    amendment constitution treaty resolution agreement accord text message messages tweet tweets post posts ad ads
    advertisement commercial video videos clip footage recording transcript transcripts tape tapes speech release
    website site page blog analysis review audit assessment estimate estimates figures data statistics numbers
    results findings evidence records record papers paper petition plan proposal platform manifesto op-ed column piece
    headline headlines note notes sign signs banner poster quote quotes chart graphic map research census index
    forecast projection projections briefing dossier leak leaks account accounts rule rules guidelines policy"""
)

# People who act together and have no name; also what a plural of an office is.
GROUP_HEADS = word_set(
    """people officials aides advisers advisors allies supporters opponents critics voters lawmakers legislators
    senators congressmen representatives governors mayors ministers leaders experts analysts economists scholars
    historians scientists researchers doctors nurses teachers students activists protesters protestors demonstrators
    organizers residents neighbors neighbours citizens americans democrats republicans conservatives liberals
    progressives moderates independents libertarians socialists evangelicals christians muslims jews catholics
    immigrants refugees workers employees executives investors donors lobbyists lawyers attorneys prosecutors judges
    justices police authorities investigators detectives officers soldiers troops veterans militants rebels
    terrorists hackers journalists reporters pundits commentators columnists strategists consultants pollsters
    insiders operatives candidates delegates superdelegates members friends relatives family families parents
    children women men girls boys men's respondents participants witnesses sources others many some most both few
    several all everyone everybody nobody none half majority minority public crowd audience fans users customers
    consumers companies banks businesses firms newspapers media networks outlets groups organizations unions countries
    nations governments states cities communities establishment elite elites base opposition left right percent
    detractors backers rivals foes hawks doves skeptics sceptics observers watchers diplomats envoys ambassadors
    generals commanders farmers miners engineers professors celebrities stars actors artists writers authors
    millennials seniors youth hispanics latinos blacks whites asians"""
)

MONTHS_AND_DAYS = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec christmas easter thanksgiving"""
)

# Capitalized because they open a sentence, not because they name anything.
FUNCTION_WORDS = word_set(
    """a an the this that these those he she it they we i you his her its their our my your him them us me who whom
    whose which what when where why how if whether and but or nor so yet for of in on at by to from with without
    within into onto upon over under about above below after before during since until till while because although
    though as than then there here now not no yes all any both each every few many more most much some several such
    other another one two three four five six seven eight nine ten first second third last next only just also even
    still again too very is are was were be been being am do does did have has had will would can could may might
    must shall should let lets don't didn't doesn't isn't aren't wasn't weren't won't wouldn't can't couldn't it's
    he's she's they're we're i'm i've you're that's there's what's who's here's let's according despite instead
    meanwhile however moreover furthermore indeed perhaps maybe today yesterday tomorrow earlier later once
    never always often sometimes asked told said added speaking following among amid alongside against between through
    throughout across along around behind beside besides beyond like unlike near off out up down per via versus
    vs rather either neither nonetheless nevertheless thus therefore hence otherwise else ever overall finally
    recently currently previously similarly additionally according given based citing writing calling noting"""
)

PARTICLES = word_set("de del della der den di da dos das du la le van von vande bin bint ibn al el ben ter ten y e st")

RELATIVES = word_set("who whom whose which that where when")
PREPOSITIONS = word_set(
    """of in on at by to from with without within into onto upon over under about above after before during since
    until for against between through across along around behind beside near off outside inside among including
    per via like as than"""
)
DETERMINERS = word_set("the a an this that these those his her its their our my your some any each every no another")
INDEFINITES = word_set("a an one some another any several many most few two three four five")
POSSESSIVES = word_set("his her its their our my your")

PRONOUNS = word_set(
    """he she it they i we you him her them us me his hers its their theirs our my your himself herself itself
    themselves who whom whose which that one"""
)

# Offices that one person may be called by in turn.
LIKE_OFFICES = (
    word_set("senator sen rep representative congressman congresswoman lawmaker legislator member mp politician"),
    word_set("lawyer attorney counsel prosecutor attorney-general"),
    word_set("president leader chief head boss chairman chairwoman chair director executive ceo founder"),
    word_set("candidate nominee frontrunner hopeful challenger contender"),
    word_set("spokesman spokeswoman spokesperson aide adviser advisor manager strategist director official"),
    word_set("billionaire mogul businessman tycoon developer magnate entrepreneur"),
    word_set("reporter journalist correspondent columnist editor writer author host anchor presenter"),
    word_set("professor scholar economist historian scientist researcher expert analyst academic"),
    word_set("doctor physician surgeon neurosurgeon nurse"),
    word_set("wife husband mother father son daughter brother sister widow parent"),
    word_set("secretary minister premier chancellor governor mayor"),
    word_set("officer sheriff police detective general commander captain"),
)
