"""A newsroom to try Onrecord on: two months of six invented outlets, and the answers that a person can check."""

from pathlib import Path

FOLDER = Path(__file__).parent
ARTICLES = FOLDER / "articles"
MANIFEST = FOLDER / "articles.jsonl"  # one article a line: id, file, outlet, url, published, title, feed
FEEDS = FOLDER / "feeds"
ANSWERS = FOLDER / "answers"
