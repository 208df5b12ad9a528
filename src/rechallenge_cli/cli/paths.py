"""Where things are."""

from collections.abc import Mapping
from pathlib import Path


def config_path(environment: Mapping[str, str]) -> Path:
    """Where the config is: RC_CONFIG, else the user's config folder."""
    if named := environment.get("RC_CONFIG"):
        return expanded(Path(named))
    from platformdirs import user_config_path

    return user_config_path("rechallenge", appauthor=False) / "config.toml"


def database_path(environment: Mapping[str, str]) -> Path:
    """Where the records are: RC_DB, else the user's data folder."""
    if named := environment.get("RC_DB"):
        return expanded(Path(named))
    from platformdirs import user_data_path

    return user_data_path("rechallenge", appauthor=False) / "rechallenge.db"


def backups_path(environment: Mapping[str, str]) -> Path:
    """Where the backups of all databases are: RC_BACKUPS, else beside the log."""
    if named := environment.get("RC_BACKUPS"):
        return expanded(Path(named))
    return _state_path() / "backups"


def log_path() -> Path:
    """Where is noted what went wrong unexpectedly, without a word of the records."""
    return _state_path() / "errors.log"


def _state_path() -> Path:
    """The user's folder for what a program keeps for itself."""
    from platformdirs import user_state_path

    return user_state_path("rechallenge", appauthor=False)


def expanded(path: Path) -> Path:
    """A path with ~ as the home it stands for. Where nobody has that name it is text, as for the shell."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def is_there(path: Path) -> bool:
    """Is there something? Where that may not be looked at, the reading of it will say so."""
    try:
        return path.exists()
    except OSError:
        return True
