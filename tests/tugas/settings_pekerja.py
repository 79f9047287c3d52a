"""Settings of a worker process that a test starts: as delivered, on the test's own files.

The database comes from DATABASE_URL, as everywhere.
"""

import os
from pathlib import Path

from config.settings import *  # noqa: F403

MEDIA_ROOT = Path(os.environ["TAPAK_UJI_BERKAS"])
