"""The command line: one module a command, and the only part that prints."""


def main() -> None:
    """Run the command line."""
    from onrecord.cli.app import app  # here, so that importing the package costs nothing

    app()
