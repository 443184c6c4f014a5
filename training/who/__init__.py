"""Builds the who's who that the package carries: `python -m training.who --data DATA --out FOLDER`."""
