"""Onrecord reads the news and keeps the record: who said what, word for word."""

__version__ = "0.1.0"
