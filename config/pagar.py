"""What a fenced child needs (kinerja/pagar.py), loaded once before it is copied for each file."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from pyhanko.pdf_utils import reader as _reader  # noqa: E402, F401
from pyhanko.sign import diff_analysis as _diff  # noqa: E402, F401
from pyhanko.sign import validation as _validation  # noqa: E402, F401
