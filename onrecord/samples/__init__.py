"""A page to try Onrecord on. Its alliance, countries, people and newspaper are invented."""

from pathlib import Path

PAGE = Path(__file__).with_name("harbour-pact.html")
TEXT = Path(__file__).with_name("harbour-pact.txt")  # the same page as a text collection keeps it: its tags lost
