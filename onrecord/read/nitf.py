"""NITF, the XML of single articles that agencies send, by itself or inside NewsML."""

from lxml import etree

from onrecord.errors import NoStoryError
from onrecord.read.agency import agency_moment, body_markup, check_state, named, words_of
from onrecord.read.composed import Parts, paragraphs
from onrecord.read.safe_xml import text_in


def parts_of_nitf(root: etree._Element, *, name: str) -> Parts:
    """The parts of one article. Raises WithdrawnError, NoStoryError."""
    docdata = named(root, "docdata")
    check_state(None if docdata is None else docdata.get("management-status"), name=name)
    content = named(root, "body.content")
    body = "" if content is None else body_markup(content)
    if not body:
        raise NoStoryError(f"{name} has no text.", hint="Leave it out; there is no article in it.")
    dateline = words_of(root, "dateline")
    issued = named(root, "date.issue", "date.release")
    document = named(root, "doc-id")
    publication = named(root, "pubdata")
    tagline = words_of(root, "tagline")
    return Parts(
        body="\n".join(filter(None, (paragraphs([dateline or ""]), body, paragraphs([tagline or ""])))),
        title=words_of(root, "hl1", "hedline", "title"),
        outlet=(publication.get("name") if publication is not None else None) or words_of(root, "copyrite.holder"),
        byline=_byline(root),
        summary=words_of(root, "abstract"),
        published=agency_moment(None if issued is None else issued.get("norm")),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        guid=None if document is None else document.get("id-string"),
        version=_version(root),
    )


def _byline(root: etree._Element) -> str | None:
    """Who wrote it: the person where one is marked, else the line without the title (`byttl`) in it."""
    byline = named(root, "byline")
    if byline is None:
        return None
    if person := words_of(byline, "person"):
        return person
    title = named(byline, "byttl")
    if title is not None:
        title.text = None
        for inner in list(title):
            title.remove(inner)
    return text_in(byline)


def _version(root: etree._Element) -> str | None:
    history = named(root, "du-key")
    return history.get("version") if history is not None else None
