"""What to call an article."""

from onrecord.records import Article, ParagraphKind
from onrecord.show.printable import first_words, printable_line

_LONGEST = 100  # characters of the first words, where nothing better is there


def title_of(article: Article) -> str:
    """The headline as the text has it, else the title as the page gives it, else the first words; one line."""
    for paragraph in article.paragraphs:
        if paragraph.kind is ParagraphKind.HEADLINE:
            return printable_line(paragraph.span.cut(article.text))
    return printable_line(article.title or "") or first_words(article.text, _LONGEST) or "Untitled"
