"""NewsML-G2: a news item with its metadata, its words inside as NITF, XHTML or plain text."""

from dataclasses import replace

from lxml import etree

from onrecord.errors import NoStoryError
from onrecord.read.agency import agency_moment, body_markup, check_class, check_state, named, words_of
from onrecord.read.composed import Parts, paragraphs
from onrecord.read.nitf import parts_of_nitf
from onrecord.read.safe_xml import local_name, text_in

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parts_of_news_item(item: etree._Element, *, name: str) -> Parts:
    """The parts of one `newsItem`. What its metadata say wins over what the words inside say.

    Raises WithdrawnError, NoStoryError.
    """
    about, content = named(item, "itemmeta"), named(item, "contentmeta")
    about = etree.Element("none") if about is None else about
    content = etree.Element("none") if content is None else content
    check_state(_coded(about, "pubstatus"), name=name)
    check_class(_coded(about, "itemclass"), name=name)
    inner = _words(item, name=name)
    dateline = words_of(content, "dateline")
    language = named(content, "language")
    return replace(
        inner,
        body=(paragraphs([dateline]) + "\n" if dateline and inner.title is None else "") + inner.body,
        title=_headline(content) or inner.title,
        outlet=_provider(about) or inner.outlet,
        byline=words_of(content, "by") or _creator(content) or inner.byline,
        summary=_first_child(content, "description") or inner.summary,
        published=agency_moment(words_of(about, "versioncreated"))
        or agency_moment(words_of(content, "contentcreated"))
        or inner.published,
        language=(language.get("tag") if language is not None else None) or inner.language or item.get(_LANGUAGE),
        guid=item.get("guid") or inner.guid,
        version=item.get("version") or inner.version,
    )


def _words(item: etree._Element, *, name: str) -> Parts:
    """What the item carries inside. Raises NoStoryError where that is nothing to read."""
    held = named(item, "contentset")
    for element in [] if held is None else held:
        kind = local_name(element)
        if kind == "inlinexml":
            nitf = named(element, "nitf")
            if nitf is not None:
                return parts_of_nitf(nitf, name=name)
            page = named(element, "body")
            if markup := body_markup(element if page is None else page):
                return Parts(body=markup)
        elif kind == "inlinedata" and (element.text or "").strip():
            return Parts(body=paragraphs((element.text or "").splitlines()))
    raise NoStoryError(
        f"{name} carries no text inside.", hint="Read the file or address that it points to, if it is an article."
    )


def _coded(element: etree._Element, name: str) -> str | None:
    found = named(element, name)
    return None if found is None else found.get("qcode") or found.get("uri", "").rpartition("/")[2] or text_in(found)


def _headline(content: etree._Element) -> str | None:
    """The headline for readers: one without a role, or with the role of the main one, else the first."""
    found = [element for element in content.iter() if local_name(element) == "headline" and text_in(element)]
    found.sort(key=lambda each: each.get("role", "").rpartition(":")[2].lower() not in ("", "main"))
    return text_in(found[0]) if found else None


def _provider(about: etree._Element) -> str | None:
    provider = named(about, "provider")
    if provider is None:
        return None
    return words_of(provider, "name") or provider.get("literal") or provider.get("qcode", "").rpartition(":")[2] or None


def _creator(content: etree._Element) -> str | None:
    creator = named(content, "creator")
    return None if creator is None else words_of(creator, "name") or creator.get("literal")


def _first_child(content: etree._Element, name: str) -> str | None:
    """The words of a child, not of what describes a person or a place further down."""
    return next((text for child in content if local_name(child) == name and (text := text_in(child))), None)
