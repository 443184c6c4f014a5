"""Records as one page for the browser, complete in itself."""

from onrecord.show.page.document import Page

__all__ = ["Page"]
