"""A write is done once: the same key again returns the stored answer."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from kinerja.isian import gembok
from kinerja.models import Pengguna, TulisanDiterima
from kinerja.penolakan import TidakSahError

Jawaban = dict[str, Any]


def sekali(
    *,
    kunci: UUID,
    oleh: Pengguna,
    pada: datetime,
    jenis: str,
    permintaan: object,
    kerja: Callable[[], Jawaban],
) -> Jawaban:
    """Run `kerja` in one transaction and store its answer under `kunci`; or return what is stored.

    A refusal (any exception) stores nothing, so the same key may be tried again. The key of one
    request is refused for another, which would otherwise be lost without a word.
    """
    sidik = _sidik(jenis, permintaan)
    with transaction.atomic():
        gembok.tulisan(kunci)
        ada = TulisanDiterima.objects.filter(pk=kunci).first()
        if ada is not None:
            if ada.oleh_id != oleh.pk or ada.hasil["sidik"] != sidik:
                raise TidakSahError(
                    "Kunci tulisan ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu "
                    "ulangi isian Anda."
                )
            jawaban: Jawaban = ada.hasil["jawaban"]
            return jawaban
        # Through JSON, so that the first answer and its repetition are the same to the letter.
        jawaban = json.loads(json.dumps(kerja(), cls=DjangoJSONEncoder))
        TulisanDiterima.objects.create(
            kunci=kunci,
            oleh=oleh,
            pada=pada,
            jenis=jenis,
            hasil={"sidik": sidik, "jawaban": jawaban},
        )
        return jawaban


def _sidik(jenis: str, permintaan: object) -> str:
    isi = json.dumps([jenis, permintaan], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(isi.encode()).hexdigest()
