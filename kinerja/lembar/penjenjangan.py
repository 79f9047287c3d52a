"""Sheet of the results of posts and people: rencana_hasil."""

from collections.abc import Iterator
from typing import Any

from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan, tanpa_lingkaran
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Tabel
from kinerja.himpunan.susun import aturan_baris, calon_baris, tulis_kolom
from kinerja.himpunan.tipe import Kode, Pilihan, Tanggal
from kinerja.lembar.indikator import INDIKATOR
from kinerja.lembar.kolom import kode, naikkan_versi, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN, PEMANGKU
from kinerja.models import RencanaHasil
from kinerja.penjenjangan import AspekKinerja, CaraPenjenjangan, satu_dukungan

RENCANA_HASIL = Tabel(
    RencanaHasil,
    ("jabatan", "tahun", "kode"),
    urut=("tahun", "jabatan__urutan", "jabatan", "kode"),
    saat_diubah=naikkan_versi,
    medan_ikut=("versi",),
    tak_dikenal="hasil kerja yang didukung tidak ada untuk jabatan dan tahun itu.",
)
TABEL = (RENCANA_HASIL,)
_BIASA = (
    tahun(), rujuk("jabatan", JABATAN, wajib=True), kode(), rujuk("indikator", INDIKATOR),
    Kolom("cara", Pilihan(CaraPenjenjangan.choices), wajib=True), Kolom("hasil", wajib=True),
    Kolom("aspek", Pilihan(AspekKinerja.choices), wajib=True), Kolom("ukuran", wajib=True),
    Kolom("target", wajib=True), Kolom("satuan"), Kolom("kontribusi"),
)  # fmt: skip
#: Another result by its post and code in the same year; a person by the day they took the post.
_RUJUKAN = (Kolom("induk_jabatan", Kode()), Kolom("induk", Kode()), Kolom("pemangku", Tanggal()))


def _susun(baris: Baris, kerja: Pemuatan) -> None:
    if bool(baris["induk"]) is not bool(baris["induk_jabatan"]):
        kurang = "induk" if baris["induk_jabatan"] else "induk_jabatan"
        kerja.tolak(baris, kurang, "isi jabatan dan kode hasil kerja yang didukung, keduanya.")
        return
    ada = kerja.kolom_ada[baris.lembar]
    tambahan: dict[str, Any] = {}
    if "induk" in ada:
        induk = ((baris["induk_jabatan"],), baris["tahun"], baris["induk"])
        tambahan["induk"] = induk if baris["induk"] else None
    if "pemangku" in ada:
        orang = ((baris["jabatan"],), baris["pemangku"])
        tambahan["pemangku"] = orang if baris["pemangku"] else None
    calon_baris(kerja, baris, RENCANA_HASIL, _BIASA, **tambahan)


def _tulis(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(RENCANA_HASIL):
        induk = keadaan.nilai(RENCANA_HASIL, objek, "induk")
        orang = keadaan.nilai(RENCANA_HASIL, objek, "pemangku")
        yield tulis_kolom(keadaan, RENCANA_HASIL, objek, _BIASA) | {
            "induk_jabatan": induk[0][0] if induk else None,
            "induk": induk[2] if induk else None,
            "pemangku": Tanggal().tulis(orang[1]) if orang else None,
        }


LEMBAR = (
    Lembar(
        "rencana_hasil", (*_BIASA, *_RUJUKAN), _susun, _tulis, kunci=("jabatan", "tahun", "kode"),
        tabel=(RENCANA_HASIL,), butuh=(PEMANGKU,),
        periksa=(
            aturan_baris(RENCANA_HASIL, satu_dukungan), tanpa_lingkaran(RENCANA_HASIL, "induk"),
        ),
    ),
)  # fmt: skip
