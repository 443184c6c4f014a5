"""Attribution: who is reported to say what."""

from onrecord.attribute.attributor import Attributor

__all__ = ["Attributor"]
