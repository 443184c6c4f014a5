"""What holds for every test."""

from hypothesis import settings

# How long a machine takes says nothing about the code: a busy one must not fail a test.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
