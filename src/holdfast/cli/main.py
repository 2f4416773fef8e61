"""The `holdfast` command."""

import click


@click.group()
def main() -> None:
    """Give it stories in whatever form they survived; it gives back a living archive."""
