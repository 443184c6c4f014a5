"""ninjs, the JSON of the International Press Telecommunications Council, versions 1 to 3.

The versions write the same keys as `body_xhtml`, `versioncreated` or `versionCreated`; here they are one.
"""

import json
from typing import Any

from onrecord.errors import DamagedError, NoStoryError
from onrecord.read.agency import agency_moment, check_class, check_state
from onrecord.read.composed import Parts, paragraphs
from onrecord.read.feeds import absolute, plain

_MOMENTS = ("versioncreated", "contentcreated", "firstcreated")
_MAIN_ROLES = frozenset({"", "main", "default"})


def items_of(data: bytes, *, name: str) -> list[dict[str, Any]]:
    """The items in a file of ninjs: one object, or an array of them. Raises DamagedError."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise DamagedError(f"{name} is not valid JSON.", hint="Ask for it again.") from fault
    found = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
    if not found:
        raise DamagedError(f"{name} holds no object with a news item.", hint="Ask for it again.")
    return found


def parts_of_ninjs(item: dict[str, Any], *, name: str) -> Parts:
    """The parts of one item. Raises WithdrawnError, NoStoryError."""
    fields = {key.lower().replace("_", ""): value for key, value in item.items()}
    check_state(_string(fields.get("pubstatus")), name=name)
    check_class(_string(fields.get("type")), name=name)
    body = _body(fields)
    if not body:
        raise NoStoryError(f"{name} has no text.", hint="Leave it out; there is no article in it.")
    dateline = plain(fields.get("dateline"))
    return Parts(
        body=(paragraphs([dateline]) + "\n" if dateline else "") + body,
        title=plain(fields.get("headline")) or _main(fields.get("headlines")) or plain(fields.get("title")),
        outlet=_outlet(fields),
        byline=plain(fields.get("byline")) or plain(fields.get("by")) or _authors(fields.get("authors")),
        summary=plain(fields.get("descriptiontext")) or _main(fields.get("descriptions")),
        published=next((found for key in _MOMENTS if (found := agency_moment(_string(fields.get(key))))), None),
        language=_string(fields.get("language")),
        url=absolute(fields.get("canonicalurl"), None) or absolute(fields.get("url"), None),
        guid=_string(fields.get("uri")) or _string(fields.get("guid")),
        version=_version(fields.get("version")),
    )


def _body(fields: dict[str, Any]) -> str:
    for key in ("bodyxhtml", "bodyhtml"):
        if (markup := _string(fields.get(key))) and plain(markup):
            return markup
    if text := _string(fields.get("bodytext")):
        return paragraphs(text.splitlines())
    bodies = [body for body in _list(fields.get("bodies")) if _string(body.get("value"))]
    bodies.sort(key=lambda body: _role(body) not in _MAIN_ROLES)
    for body in bodies:
        text, kind = body["value"], str(body.get("contenttype") or body.get("contentType") or "")
        return text if "html" in kind or ("<p" in text and "plain" not in kind) else paragraphs(text.splitlines())
    return ""


def _main(values: object) -> str | None:
    """Of several headlines or descriptions the one that is for readers."""
    found = [value for value in _list(values) if plain(value.get("value"))]
    best = min(found, key=lambda value: _role(value) not in _MAIN_ROLES, default=None)
    return plain(best["value"]) if best else None


def _outlet(fields: dict[str, Any]) -> str | None:
    named = [plain(source.get("name")) for key in ("infosources", "infosource") for source in _list(fields.get(key))]
    return plain(fields.get("source")) or next(filter(None, named), None) or plain(fields.get("copyrightholder"))


def _authors(authors: object) -> str | None:
    return ", ".join(name for author in _list(authors) if (name := plain(author.get("name")))) or None


def _version(version: object) -> str | None:
    return str(version)[:100] if isinstance(version, str | int | float) and str(version) else None


def _role(value: dict[str, Any]) -> str:
    return str(value.get("role") or "").rpartition(":")[2].lower()


def _list(values: object) -> list[dict[str, Any]]:
    return [value for value in values[:100] if isinstance(value, dict)] if isinstance(values, list) else []


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
