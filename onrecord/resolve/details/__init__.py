"""To whom, where and when a statement was made."""
