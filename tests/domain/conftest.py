"""Lets the tests of this room share their applications."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
