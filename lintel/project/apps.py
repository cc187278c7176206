"""Tells Django of the checks that this floor makes."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The top floor as Django sees it: no tables, one check."""

    name = "lintel.project"

    def ready(self) -> None:
        """Register the check for made-up accounts."""
        from lintel.project import checks  # noqa: F401 -- importing it registers it
