"""To whom, where and when a statement was made."""

from onrecord.resolve.details.details import Details, find_details

__all__ = ["Details", "find_details"]
