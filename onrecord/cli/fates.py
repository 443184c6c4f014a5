"""What became of the inputs of a run."""

from collections import Counter
from dataclasses import dataclass, field

from onrecord.records import Failure, Record

SOME_FAILED = 1  # exit code of a run of many inputs that went to its end


@dataclass(slots=True)
class Fates:
    """Counts of what was read and what was refused, by reason."""

    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    last_failure: Failure | None = None

    def count(self, item: Record | Failure) -> None:
        """Add one."""
        if isinstance(item, Failure):
            self.refused[item.error.code] += 1
            self.last_failure = item
        else:
            self.read += 1

    @property
    def total(self) -> int:
        """How many inputs came to an end."""
        return self.read + self.refused.total()

    @property
    def exit_code(self) -> int:
        """0 when all was read, the error's own when the one input was refused, 1 when some of many were."""
        if self.last_failure is None:
            return 0
        return self.last_failure.error.exit_code if self.total == 1 else SOME_FAILED

    def __str__(self) -> str:
        if not self.refused:
            return f"{self.read:,} read, none refused"
        reasons = ", ".join(f"{number:,} {code}" for code, number in self.refused.most_common())
        return f"{self.read:,} read, {self.refused.total():,} refused ({reasons})"
