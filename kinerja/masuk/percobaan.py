"""The one gate before every password and every code: who failed often waits, and is not locked out.

An attempt is counted before it is judged, so that a hundred sent at once are not judged at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest

from kinerja.langkah import kunci_atau_buat
from kinerja.masuk.asal import asal, sidik_akun, sidik_klien
from kinerja.masuk.jeda import (
    BANYAK_AKUN,
    DARI_MANA_PUN,
    DARI_SATU_ASAL,
    KODE_DARI_MANA_PUN,
    LUPA,
    AturanJeda,
    gagal_kini,
    sebut_lama,
    sisa,
)
from kinerja.models import HitunganMasuk, Pengguna
from kinerja.penolakan import TerlaluSeringError

DIKENAL = timedelta(days=30)
"""An address from which the account signed in so recently is no stranger's."""
_SEMUA, _KLIEN = "", "klien"
_NOL = timedelta(0)


@dataclass(frozen=True)
class Percobaan:
    """An attempt that has been let through; what came of it is said once."""

    akun: str
    kunci: str
    semua: bool  # counted among the strangers too
    klien: str  # counted for the client at whatever accounts; empty where it is known
    sebelum: tuple[int, datetime]
    sesudah: timedelta  # the pause that follows if it fails

    def berhasil(self, pada: datetime) -> None:
        """Right, and that is all: earlier failures from here are forgotten."""
        self._milik(self.kunci).update(gagal=0, terakhir=pada, berhasil=pada)
        self._kembalikan_semua()

    def urung(self) -> None:
        """Right, but something more is asked: as if it had not been tried.

        Forgetting the failures already here would let whoever has the password start afresh
        between two guesses of the code.
        """
        gagal, terakhir = self.sebelum
        milik = self._milik(self.kunci)
        # Somebody else may have failed meanwhile: that stays.
        if not milik.filter(gagal=gagal + 1).update(gagal=gagal, terakhir=terakhir):
            milik.filter(gagal__gt=0).update(gagal=F("gagal") - 1)
        self._kembalikan_semua()

    def gagal(self, pesan: str) -> None:
        """Wrong. Raises TerlaluSeringError where the next attempt has to wait."""
        if self.sesudah > _NOL:
            raise TungguError(self.sesudah, pesan)

    def _milik(self, kunci: str) -> QuerySet[HitunganMasuk]:
        return HitunganMasuk.objects.filter(akun=self.akun, asal=kunci)

    def _kembalikan_semua(self) -> None:
        for milik in (
            *([self._milik(_SEMUA)] if self.semua else []),
            *([HitunganMasuk.objects.filter(akun=self.klien, asal=_KLIEN)] if self.klien else []),
        ):
            milik.filter(gagal__gt=0).update(gagal=F("gagal") - 1)


class TungguError(TerlaluSeringError):
    """Too many failures: the next attempt is judged after a while."""

    def __init__(
        self, lama: timedelta, sebab: str = "Terlalu banyak percobaan yang salah."
    ) -> None:
        self.lama = lama
        super().__init__(f"{sebab} Tunggu {sebut_lama(lama)}, lalu coba lagi.", lama)


def mulai(request: HttpRequest, nama: str, pada: datetime, *, kode: bool = False) -> Percobaan:
    """Let an attempt at the account through and count it. `kode`: at its second factor.

    Raises TungguError, and then counts nothing.
    """
    akun, dari = sidik_akun(nama, kode=kode), asal(request, nama)
    with transaction.atomic():
        dikenal = dari.perangkat or _pernah_masuk(akun, dari.kunci, pada)
        klien = "" if dikenal or kode else sidik_klien(request)
        diuji: list[tuple[HitunganMasuk, AturanJeda]] = []
        if klien:
            # Before the account's rows are made: names that nobody judges leave none.
            (satu,) = _terkunci(klien, {_KLIEN}, pada)
            if (tunggu := _sisa(satu, pada, BANYAK_AKUN)) > _NOL:
                raise TungguError(tunggu)
            diuji.append((satu, BANYAK_AKUN))
        tempat, pegang = {dari.kunci, _SEMUA}, [b.pk for b, _ in diuji]
        baris = {b.asal: b for b in _terkunci(akun, tempat, pada, pegang=pegang)}
        sini = baris[dari.kunci]
        diuji.append((sini, DARI_SATU_ASAL))
        if not dikenal:
            diuji.append((baris[_SEMUA], KODE_DARI_MANA_PUN if kode else DARI_MANA_PUN))
        if (tunggu := max(_sisa(b, pada, aturan) for b, aturan in diuji)) > _NOL:
            raise TungguError(tunggu)
        sebelum = (
            gagal_kini(gagal=sini.gagal, terakhir=sini.terakhir, pada=pada),
            sini.terakhir,
        )
        for b, _ in diuji:
            b.gagal = gagal_kini(gagal=b.gagal, terakhir=b.terakhir, pada=pada) + 1
            b.terakhir = pada
            b.save(update_fields=["gagal", "terakhir"])
    sesudah = max(_sisa(b, pada, aturan) for b, aturan in diuji)
    return Percobaan(akun, dari.kunci, not dikenal, klien, sebelum, sesudah)


def _pernah_masuk(akun: str, kunci: str, pada: datetime) -> bool:
    return HitunganMasuk.objects.filter(akun=akun, asal=kunci, berhasil__gt=pada - DIKENAL).exists()


def _sisa(b: HitunganMasuk, pada: datetime, aturan: AturanJeda) -> timedelta:
    return sisa(gagal=b.gagal, terakhir=b.terakhir, pada=pada, aturan=aturan)


def _terkunci(
    akun: str, tempat: set[str], pada: datetime, *, pegang: Sequence[int] = ()
) -> list[HitunganMasuk]:
    """The counts of these places, locked, made where they are missing. `pegang`: rows that the
    caller has locked already.
    """

    def kurang(ada: list[HitunganMasuk]) -> list[HitunganMasuk]:
        tiada = tempat - {b.asal for b in ada}
        if tiada:
            _bersihkan(pada, kecuali=[*pegang, *(b.pk for b in ada)])
        return [HitunganMasuk(akun=akun, asal=a, terakhir=pada) for a in sorted(tiada)]

    return kunci_atau_buat(HitunganMasuk.objects.filter(akun=akun, asal__in=sorted(tempat)), kurang)


def _bersihkan(pada: datetime, *, kecuali: Sequence[int]) -> None:
    """Forget what no longer counts: whoever makes new rows pays for the old ones."""
    lama = HitunganMasuk.objects.filter(terakhir__lt=pada - LUPA)
    lama.exclude(berhasil__gt=pada - DIKENAL).exclude(pk__in=kecuali).delete()


def catat_masuk(request: HttpRequest, nama: str, pada: datetime) -> None:
    """Signed in with everything that was asked: failures from here are forgotten, and the place is
    known for a while.
    """
    isi = {"gagal": 0, "terakhir": pada, "berhasil": pada}
    for kode in (False, True):
        HitunganMasuk.objects.update_or_create(
            akun=sidik_akun(nama, kode=kode), asal=asal(request, nama).kunci, defaults=isi
        )


def periksa_sandi(
    request: HttpRequest, nama: str, sandi: str, pada: datetime, *, salah: str
) -> tuple[Pengguna, Percobaan] | None:
    """The account of this name and password, None where they do not belong together.

    The caller says what comes of it: `berhasil` or `urung`. Raises TungguError, after a failure
    with the sentence `salah` before the wait.
    """
    percobaan = mulai(request, nama, pada)
    pengguna = authenticate(request, username=nama, password=sandi)
    if not isinstance(pengguna, Pengguna):
        percobaan.gagal(salah)
        return None
    return pengguna, percobaan
