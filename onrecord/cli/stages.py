"""The pipeline with its real stages."""

from collections.abc import Sequence

from onrecord.config import Config
from onrecord.pipeline import Pipeline
from onrecord.records import Gender, Held, Known


class Nobody:
    """A who's who without entries: names, roles and pronouns are resolved by the article's own words."""

    def named(self, name: str) -> Sequence[Known]:
        """None."""
        return ()

    def holding(self, description: str, on: str | None) -> Sequence[Held]:
        """None."""
        return ()

    def meant_by(self, word: str) -> Known | None:
        """None."""
        return None

    def gender_of(self, given_name: str) -> Gender | None:
        """None."""
        return None


def load_pipeline(config: Config) -> Pipeline:
    """The extractor and the model that comes with the package. Raises ModelError where it is damaged."""
    from onrecord.attribute import Attributor
    from onrecord.extract.extractor import Extractor
    from onrecord.extract.separator import Separator
    from onrecord.resolve.resolver import Resolver

    extractor = Extractor(limits=config.limits, separator=Separator())
    return Pipeline(extractor, Attributor.load(), Resolver(Nobody()))
