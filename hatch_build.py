"""Compiles the interface's catalogues, so that a language is one file: `locales/ja.po` becomes `locales/ja.mo`."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Runs before every build, the editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write a compiled catalogue beside each catalogue."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in Path(self.root, "src/rechallenge_cli/locales").glob("*.po"):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po, locale=source.stem))
