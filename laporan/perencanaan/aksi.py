"""The steps of an upload: kept and checked, checked again, and applied, all of it or nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import PurePath
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from kinerja.akun.jabatan import catat_jabatan
from kinerja.akun.penetapan import jabatan_meneken
from kinerja.himpunan.batas import PERSIAPAN
from kinerja.himpunan.beda import BedaHimpunan
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.himpunan.skema import Pelaku
from kinerja.kata_daftar import urutkan
from kinerja.langkah import Pencatat, ambil_terkunci, mengubah
from kinerja.lembar.organisasi import JABATAN
from kinerja.models import Jabatan, Pengguna, PerangkatDaerah
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TerlaluBesarError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.data.bentuk_asing import PetaLembar, nama_polos
from laporan.models import PemetaanLembar, StatusUnggahan, UnggahanData
from laporan.perencanaan.kenali import pastikan_dikenal
from laporan.perencanaan.lembar_sini import DAPAT_DIPETAKAN, MENURUT_NAMA, MESIN_SINI
from laporan.perencanaan.pintu import (
    HasilBuku,
    LaporLangkah,
    baca_unggahan_data,
    periksa_unggahan,
    sidik_beda,
    timbang_unggahan,
)

IZIN = "laporan.siapkan_data"
FOLDER = "persiapan"
UMUR = timedelta(days=14)
LANGSUNG_BITA = 6 * 1024 * 1024
"""What unpacks to no more is checked while its sender waits; the rest by a worker."""
LANGSUNG_BARIS = 1_500
"""Rows that are applied while somebody waits."""
TETAP = "="
"""Before the name of a column that holds the same in every row of a foreign sheet."""
AKSI = "terapkan buku kerja"
_BERUBAH = (
    "Belum diterapkan: data berubah sejak pratinjau ini dibuat. Pratinjaunya sudah diperbarui; "
    "periksa, lalu terapkan."
)


def diam(persen: int, langkah: str) -> None:
    """Progress that nobody watches."""


def pastikan_boleh(pd: PerangkatDaerah, oleh: Pengguna) -> None:
    """The agency's own Sekretariat. Raises TidakDitemukanError, TidakBerizinError."""
    if oleh.pd_id != pd.pk:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN):
        raise TidakBerizinError("Data perangkat daerah disiapkan oleh Sekretariatnya.")


def titipkan(
    isi: bytes, nama: str, *, pd: PerangkatDaerah, oleh: Pengguna, pada: datetime
) -> UnggahanData:
    """Keep an upload until it is applied or grows old; it is not read yet.

    Raises BerkasAsingError for what is no workbook and no CSV, TerlaluBesarError.
    """
    pastikan_boleh(pd, oleh)
    if len(isi) > PERSIAPAN.bita:
        raise TerlaluBesarError(f"Berkas melebihi {PERSIAPAN.bita // 1024 // 1024} MB.")
    pastikan_dikenal(isi)
    buang_unggahan_lama(pada)
    jalur = default_storage.save(f"{FOLDER}/{uuid4().hex}", ContentFile(isi))
    return UnggahanData.objects.create(
        pd=pd,
        nama=nama[-160:] or "berkas",
        berkas=jalur,
        ukuran=len(isi),
        sha256=sha256(isi).hexdigest(),
        oleh=oleh,
        pada=pada,
    )


def buang_unggahan_lama(pada: datetime) -> None:
    """Uploads that had their time, of every agency; what was applied stands in the audit trail."""
    lama = UnggahanData.objects.filter(pada__lt=pada - UMUR)
    if not lama.exists():
        return
    for satu in lama.only("berkas"):
        if satu.berkas:
            default_storage.delete(satu.berkas)
    lama.delete()


def isi_berkas(unggahan: UnggahanData) -> bytes:
    """The file as it came. Raises TidakSahError where it is gone."""
    try:
        with default_storage.open(unggahan.berkas, "rb") as berkas:
            isi: bytes = berkas.read()
    except (OSError, ValueError) as galat:
        raise TidakSahError("Berkasnya sudah dihapus. Unggah sekali lagi.") from galat
    return isi


def pemetaan(pd: PerangkatDaerah) -> dict[str, PetaLembar]:
    """How this agency reads its own sheets."""
    return {
        satu.asal: PetaLembar(
            satu.tujuan,
            {k: v for k, v in satu.kolom.items() if not k.startswith(TETAP)},
            {k.removeprefix(TETAP): v for k, v in satu.kolom.items() if k.startswith(TETAP)},
        )
        for satu in PemetaanLembar.objects.filter(pd=pd)
    }


def tahun_kini(pd: PerangkatDaerah, pada: datetime) -> int:
    """The year where the agency is."""
    return pada.astimezone(ZoneInfo(pd.zona_waktu)).year


def periksa(
    unggahan: UnggahanData, *, oleh: Pengguna, pada: datetime, lapor: LaporLangkah = diam
) -> UnggahanData:
    """Read and judge the upload as the data stand now; what was found is stored with it."""
    pastikan_boleh(unggahan.pd, oleh)
    hasil = periksa_unggahan(
        isi_berkas(unggahan),
        unggahan.nama,
        unggahan.pd,
        oleh=oleh,
        tahun_kini=tahun_kini(unggahan.pd, pada),
        peta=pemetaan(unggahan.pd),
        lapor=lapor,
    )
    with transaction.atomic():
        kini = ambil_terkunci(UnggahanData.objects.filter(pk=unggahan.pk))
        if kini.status != StatusUnggahan.DITERAPKAN:
            kini.hasil, kini.status = hasil.data(), _status(hasil)
            kini.versi += 1
            kini.save(update_fields=["hasil", "status", "versi"])
    return kini


def _status(hasil: HasilBuku) -> StatusUnggahan:
    if hasil.galat:
        return StatusUnggahan.DITOLAK
    return StatusUnggahan.SIAP if hasil.perubahan else StatusUnggahan.SAMA


def terapkan_unggahan(
    unggahan: UnggahanData,
    *,
    sidik: str,
    oleh: Pengguna,
    pada: datetime,
    lapor: LaporLangkah = diam,
) -> int:
    """Write what the preview showed, all of it or nothing; returns how many rows.

    `sidik`: of the preview that its writer saw. Applied already: nothing more happens. Raises
    BentrokError where the data moved since (the preview is then made anew), TerkunciError,
    HimpunanDitolakError.
    """
    pd = unggahan.pd
    pastikan_boleh(pd, oleh)
    unggahan.refresh_from_db()
    if unggahan.status == StatusUnggahan.DITERAPKAN:
        return 0
    if unggahan.status != StatusUnggahan.SIAP:
        raise TerkunciError("Buku kerja ini belum dapat diterapkan. Perbaiki, lalu unggah kembali.")
    if sidik != unggahan.hasil.get("sidik"):
        raise BentrokError(_BERUBAH)
    lapor(5, "Membaca berkas")
    terbaca = baca_unggahan_data(isi_berkas(unggahan), unggahan.nama, pemetaan(pd), pd)
    lapor(30, "Memeriksa setiap sel")
    try:
        kerja, _ = timbang_unggahan(terbaca.mentah, pd, oleh=oleh, tahun_kini=tahun_kini(pd, pada))
        lapor(70, "Menyimpan")
        with transaction.atomic():
            kini = ambil_terkunci(UnggahanData.objects.filter(pk=unggahan.pk))
            if kini.status != StatusUnggahan.SIAP:
                raise BentrokError(_BERUBAH)
            catat = jabatan_mulai_meneken(pd, oleh=oleh, pada=pada)
            beda = MESIN_SINI.tulis(
                kerja,
                partial(ambil_terkunci, PerangkatDaerah.objects.filter(pk=pd.pk)),
                lambda: Pelaku(oleh, pada, f"buku kerja {kini.nama}"[:200], "lewat buku kerja"),
                pastikan=lambda beda: _pastikan_sama(beda, sidik),
            )
            catat(beda)
            with mengubah(
                UnggahanData.objects.filter(pk=kini.pk), oleh=oleh, pada=pada, aksi=AKSI,
                pd=lambda _: pd, alasan=kini.nama,
            ) as ubahan:  # fmt: skip
                ubahan.baris.status = StatusUnggahan.DITERAPKAN
                ubahan.baris.diterapkan_pada, ubahan.baris.diterapkan_oleh = pada, oleh
            return beda.jumlah()
    except (BentrokError, HimpunanDitolakError) as galat:
        periksa(unggahan, oleh=oleh, pada=pada)
        if isinstance(galat, HimpunanDitolakError):
            raise BentrokError(_BERUBAH) from galat
        raise


def _pastikan_sama(beda: BedaHimpunan, sidik: str) -> None:
    if sidik_beda(beda) != sidik:
        raise BentrokError(_BERUBAH)


def jabatan_mulai_meneken(
    pd: PerangkatDaerah, *, oleh: Pengguna, pada: datetime
) -> Callable[[BedaHimpunan], None]:
    """Remember whose posts do not sign; afterwards those that do wait for their holders' word."""
    berpemegang = Jabatan.objects.filter(
        Q(pk__in=Pengguna.objects.filter(pd=pd, jabatan__isnull=False).values("jabatan"))
    )
    belum = [satu for satu in berpemegang if not jabatan_meneken(satu)]

    def catat(beda: BedaHimpunan) -> None:
        if belum and (beda.baru.get(JABATAN) or beda.ubah.get(JABATAN)):
            catat_jabatan(belum, oleh=oleh, pada=pada)

    return catat


def petakan(
    unggahan: UnggahanData,
    *,
    asal: str,
    tujuan: str,
    kolom: dict[str, str],
    tetap: dict[str, str] | None = None,
    oleh: Pengguna,
    pada: datetime,
) -> None:
    """Remember how a foreign sheet of this upload is read; `tetap`: what holds of all its rows.

    Raises TidakSahError.
    """
    pastikan_boleh(unggahan.pd, oleh)
    asing = {satu["nama"]: satu for satu in unggahan.hasil.get("asing", [])}
    if asal not in asing or tujuan not in DAPAT_DIPETAKAN:
        raise TidakSahError("Pilih lembar dan isinya dari daftar pada halaman ini.")
    lembar = MENURUT_NAMA[tujuan]
    pakai = {k: v for k, v in kolom.items() if v in lembar.nama_kolom}
    if len(set(pakai.values())) < len(pakai):
        raise TidakSahError("Satu kolom Tapak hanya dapat diisi dari satu kolom lembar Anda.")
    sama = {k: v.strip() for k, v in (tetap or {}).items() if k in lembar.nama_kolom}
    pakai |= {TETAP + k: v for k, v in sama.items() if v and k not in pakai.values()}
    hilang = [s.nama for s in lembar.kolom if s.nama in lembar.kunci and s.wajib]
    ada = {*pakai.values(), *(k.removeprefix(TETAP) for k in pakai if k.startswith(TETAP))}
    if hilang := [nama for nama in hilang if nama not in ada]:
        raise TidakSahError(
            f"Pilih kolom yang berisi {urutkan(hilang)}, atau tulis isinya untuk semua baris."
        )
    PemetaanLembar.objects.update_or_create(
        pd=unggahan.pd,
        asal=nama_polos(asal)[:100],
        defaults={"tujuan": tujuan, "kolom": pakai, "oleh": oleh, "pada": pada},
    )


def _letak_logo(berkas: "ContentFile[bytes]") -> str:
    """Where the picture is kept: by its content, so that the same one is kept once."""
    isi = berkas.read()
    akhiran = PurePath(berkas.name or "").suffix
    jalur = f"logo/{sha256(isi).hexdigest()[:20]}{akhiran}"
    if not default_storage.exists(jalur):
        default_storage.save(jalur, ContentFile(isi))
    return jalur


def ganti_logo(
    *, pd: PerangkatDaerah, berkas: "ContentFile[bytes]", oleh: Pengguna, pada: datetime
) -> None:
    """The agency's coat of arms, drawn anew before."""
    pastikan_boleh(pd, oleh)
    with transaction.atomic():
        kini = ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
        lama = kini.logo.name
        kini.logo = _letak_logo(berkas)
        catatan = Pencatat(oleh=oleh, pada=pada, aksi="ganti logo", pd=pd)
        catatan.catat(kini, {"logo": (lama or "", kini.logo.name)})
        catatan.simpan("logo")
