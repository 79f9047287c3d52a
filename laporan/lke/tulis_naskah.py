"""Writes on the text of the LHE: a part written, given back to its draft, kept at the end."""

from datetime import datetime

from django.db import transaction

from kinerja.langkah import pastikan_versi
from kinerja.models import Pengguna
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.lke.aksi import RuangLKE, masuk
from laporan.lke.hasil import HasilLKE
from laporan.lke.naskah import BagianLHE, rapikan, teks_bagian
from laporan.models import NaskahLHE, TahapLKE

PANJANG_NASKAH = 20000


def _ruang(pk: int, oleh: Pengguna, pada: datetime) -> RuangLKE:
    ruang = masuk(pk, oleh, pada)
    if ruang.tahap is not TahapLKE.EVALUASI:
        raise TidakBerizinError("Naskah LHE ditulis evaluator pada tahap evaluasi.")
    return ruang


def _bagian(kode: str) -> BagianLHE:
    if kode not in BagianLHE.values:
        raise TidakDitemukanError("Bagian LHE tidak ditemukan.")
    return BagianLHE(kode)


def _baris(ruang: RuangLKE, bagian: BagianLHE, versi: int | None) -> NaskahLHE | None:
    """The written part, of the version that its writer saw; 0: the draft."""
    ada = ruang.evaluasi.naskah.filter(kode=bagian).first()
    pesan = f"“{bagian.label}” baru saja diubah orang lain. Muat ulang halamannya, lalu ulangi."
    if ada is not None:
        pastikan_versi(ada, versi, bentrok=lambda _: BentrokError(pesan))
    elif versi:
        raise BentrokError(pesan)
    return ada


@transaction.atomic
def tulis_bagian(
    *, pk: int, kode: str, teks: str, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> bool:
    """Write a part instead of its draft. False where nothing changes."""
    ruang, bagian = _ruang(pk, oleh, pada), _bagian(kode)
    rapi = rapikan(teks)
    if len(rapi) < 3:
        raise TidakSahError(f"Tulis isi bagian “{bagian.label}”, atau kembalikan ke drafnya.")
    if len(rapi) > PANJANG_NASKAH:
        raise TidakSahError(f"Isi bagian paling panjang {PANJANG_NASKAH} huruf.")
    ada = _baris(ruang, bagian, versi)
    lama = ada.teks if ada else None
    if lama == rapi:
        return False
    baris = ada or NaskahLHE(
        evaluasi=ruang.evaluasi, kode=bagian, diubah_oleh=oleh, diubah_pada=pada
    )
    baris.teks = rapi
    if ada is None:
        baris.save()
    catatan = ruang.pencatat("naskah LHE ditulis")
    catatan.catat(baris, {bagian.label: (lama, rapi)}, pindah=ada is not None)
    catatan.simpan("teks")
    return True


@transaction.atomic
def kembali_ke_draf(
    *, pk: int, kode: str, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> None:
    """Let a part be the draft from data again; what was written stays in the audit row."""
    ruang, bagian = _ruang(pk, oleh, pada), _bagian(kode)
    ada = _baris(ruang, bagian, versi)
    if ada is None:
        return
    catatan = ruang.pencatat("naskah LHE kembali ke draf")
    catatan.catat(ada, {bagian.label: (ada.teks, None)}, pindah=False)
    catatan.simpan()
    ada.delete()


def bekukan_naskah(ruang: RuangLKE, h: HasilLKE) -> None:
    """Keep the drafts as they are now: what is finished does not follow the data any more."""
    NaskahLHE.objects.bulk_create(
        NaskahLHE(
            evaluasi=ruang.evaluasi, kode=b, teks=teks_bagian(h, b), otomatis=True,
            diubah_oleh=ruang.oleh, diubah_pada=ruang.pada,
        )
        for b in BagianLHE
        if b.value not in h.naskah
    )  # fmt: skip
