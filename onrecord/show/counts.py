"""Numbers with their nouns."""


def count(number: int, noun: str) -> str:
    """`1 teaser`, `2 teasers`, `no teasers`."""
    return f"{number:,} {noun}" if number == 1 else f"{f'{number:,}' if number else 'no'} {noun}s"
