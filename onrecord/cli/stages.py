"""The pipeline with its real stages."""

from onrecord.cli.own_file import own_file
from onrecord.config import Config
from onrecord.pipeline import Pipeline


def load_pipeline(config: Config) -> Pipeline:
    """The extractor and the model that comes with the package. Raises ModelError where it is damaged.

    The user's own entries of the who's who win over the package's; what `Who.load` raises of them is raised.
    """
    from onrecord.attribute import Attributor
    from onrecord.extract.extractor import Extractor
    from onrecord.extract.separator import Separator
    from onrecord.resolve.resolver import Resolver

    extractor = Extractor(limits=config.limits, separator=Separator())
    return Pipeline(extractor, Attributor.load(), Resolver.load(own_file()))
