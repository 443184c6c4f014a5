"""The who's who: people, countries and organizations that the news speaks of, with their offices and dates."""

from onrecord.resolve.who.data import Data, Source
from onrecord.resolve.who.look_ups import Who
from onrecord.resolve.who.own import OWN, Addition, add, read_own

__all__ = ["OWN", "Addition", "Data", "Source", "Who", "add", "read_own"]
