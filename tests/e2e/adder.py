"""`onrecord` with stages that take no model, in a process of its own: to be killed, or to run out of room."""

from onrecord.cli import adding, main
from tests.unit.cli.readers import deadly_pipeline

if __name__ == "__main__":
    adding.load_pipeline = deadly_pipeline
    main()
