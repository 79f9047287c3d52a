"""Settings of a worker process that a test starts: as delivered, on the test's own files.

The database comes from DATABASE_URL, as everywhere.
"""

import os

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR as _DATA_DIR  # noqa: F401 - shows where the lock stands

MEDIA_ROOT = os.environ["TAPAK_UJI_BERKAS"]
