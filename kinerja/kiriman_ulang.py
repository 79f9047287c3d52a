"""A remark that was sent twice, by a double click or a page sent again: it is written once.

What has a version of its own needs none of this; a remark has none, and nobody can take it back.
"""

from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models

Ucapan = TypeVar("Ucapan", bound=models.Model)
#: Nobody means to say the same thing in the same place again within so short a time.
MASA_KIRIM_ULANG = timedelta(minutes=1)


def sudah_dikirim(serupa: models.QuerySet[Ucapan], pada: datetime) -> Ucapan | None:
    """Of the same person's rows in the same words (`serupa`), the one written a moment ago.

    Ask under the lock that the write itself takes: two requests may come at once.
    """
    return serupa.filter(pada__gt=pada - MASA_KIRIM_ULANG, pada__lte=pada).order_by("pk").last()
