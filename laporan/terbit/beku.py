"""Freezing a report: files, model and data in one row that nothing changes afterwards."""

import tempfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import transaction

from kinerja.akun.meneken import pastikan_boleh_meneken
from kinerja.jejak_berantai import jangkar, masih_dirantai, rantaikan
from kinerja.models import BerkasTetap, Pengguna, PerangkatDaerah
from kinerja.models.jejak import jejak
from laporan.bahan.bahan import Bahan
from laporan.cetak import pdf
from laporan.cetak.dasar import Berkas
from laporan.cetak.registry import EXPORTERS
from laporan.cetak.sidik import sidik_kode
from laporan.data.himpunan import simpan
from laporan.dokumen.json import ModelTakTerbacaError, dari_json, sebagai_json
from laporan.dokumen.seksi import ratakan
from laporan.dokumen.unsur import Dokumen
from laporan.models import VersiLaporan
from laporan.models.langkah_reviu import Langkah
from laporan.models.versi import ISI_VERSI, sidik_versi
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.reviu.aksi import kunci_laporan, langkah_laporan
from laporan.tugas.berkas import tulis
from laporan.tugas.dasar import Lapor, PekerjaanGagalError, diam
from laporan.uji.final import menghalangi, uji_final

MIME_ZIP = "application/zip"
BANYAK_TEMUAN = 3
RANTAI_HILANG = "Jejak audit saat versi ini dibekukan tidak ada lagi atau sudah diganti."


@dataclass(frozen=True)
class Keutuhan:
    """Whether a version is what was frozen, part by part."""

    bagian: dict[str, bool]
    sidik_cocok: bool
    rantai: bool = True
    """Whether the audit trail still has the link that the version names."""

    @property
    def utuh(self) -> bool:
        """Everything has the fingerprint that it had. The trail is judged beside it."""
        return self.sidik_cocok and all(self.bagian.values())


def dokumen_berseksi(bahan: Bahan, dicetak: date) -> Dokumen:
    """The report with its authors' text and its sections marked."""
    return laporan_bernaskah(bahan, dicetak)


def bekukan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    keterangan: str,
    dicetak: date,
    oleh: Pengguna,
    pada: datetime,
    lapor: Lapor = diam,
) -> VersiLaporan:
    """Make the final version and take the report's last step, in one transaction.

    Raises PekerjaanGagalError while a blocking check stands, BelumBolehMenekenError for an account
    that somebody else has just changed.
    """
    pastikan_boleh_meneken(oleh, pada)
    lapor(2, "Memeriksa kesiapan laporan")
    bahan = Bahan(pd, tahun)
    dokumen = dokumen_berseksi(bahan, dicetak)
    _pastikan_siap(bahan, dokumen)
    isi = {
        "model": Berkas("model.json", "application/json", sebagai_json(dokumen)),
        "data": data_zip(pd),
    }
    rata = ratakan(dokumen)
    for bentuk in ("json", "xlsx", "docx", "pdf"):
        if bentuk in EXPORTERS and not (bentuk == "pdf" and pdf.kendala()):
            isi[bentuk] = tulis(rata, bentuk, lapor)
    lapor(97, "Membekukan versi final")
    rantaikan(pada=pada)  # all that led to this version stands in the link that it names
    with transaction.atomic():
        laporan = kunci_laporan(pd, tahun)
        kini = Bahan(laporan.pd, tahun)  # read again: `pd` may have been renamed as well
        _pastikan_siap(kini, dokumen)
        # What the report does not print is frozen too, and belongs to the same moment.
        if (
            sebagai_json(dokumen_berseksi(kini, dicetak)) != isi["model"].isi
            or data_zip(laporan.pd).isi != isi["data"].isi
        ):
            raise PekerjaanGagalError(
                "Data atau teks laporan berubah selagi versi final dibuat. Periksa lagi, lalu "
                "ulangi."
            )
        ke = VersiLaporan.objects.filter(laporan=laporan).count() + 1
        tetap = {
            nama: BerkasTetap.objects.simpan(b.isi, tipe=b.tipe, pada=pada).sha256
            for nama, b in isi.items()
        }
        versi = VersiLaporan(
            laporan=laporan,
            ke=ke,
            keterangan=keterangan,
            oleh=oleh,
            pada=pada,
            **jangkar(),
            **{f"{nama}_id": sidik for nama, sidik in tetap.items()},
        )
        versi.sidik = hitung_sidik(versi)
        versi.save(force_insert=True)
        langkah_laporan(pd=pd, tahun=tahun, langkah=Langkah.FINALKAN, oleh=oleh, pada=pada)
        jejak(
            aksi="bekukan", objek=versi, oleh=oleh, pada=pada, pd=pd, alasan=keterangan,
            perubahan={"sidik": (None, versi.sidik), "pencetak": (None, sidik_kode())},
        ).save()  # fmt: skip
    return versi


def _pastikan_siap(bahan: Bahan, dokumen: Dokumen) -> None:
    if halangan := menghalangi(uji_final(bahan, dokumen)):
        contoh = " ".join(t.kalimat for t in halangan[:BANYAK_TEMUAN])
        sisa = len(halangan) - BANYAK_TEMUAN
        lain = f" Dan {sisa} hal lain; lihat Kesiapan laporan." if sisa > 0 else ""
        raise PekerjaanGagalError(f"Versi final belum dapat dibuat. {contoh}{lain}")


def data_zip(pd: PerangkatDaerah) -> Berkas:
    """The agency's data set as `simpan_data` writes it; equal data give equal bytes."""
    aliran = BytesIO()
    with tempfile.TemporaryDirectory(prefix="tapak-") as folder:
        simpan(pd, folder)
        with ZipFile(aliran, "w") as arsip:
            for berkas in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
                # A ZipInfo of a name alone is dated 1980 and readable by its owner only.
                info = ZipInfo(berkas.relative_to(folder).as_posix())
                arsip.writestr(info, berkas.read_bytes(), ZIP_DEFLATED)
    return Berkas("data.zip", MIME_ZIP, aliran.getvalue())


def hitung_sidik(versi: VersiLaporan) -> str:
    """The fingerprint of a version as its row stands."""
    return sidik_versi(
        laporan=versi.laporan_id,
        ke=versi.ke,
        keterangan=versi.keterangan,
        isi=versi.sidik_isi,
        jangkar=versi.jangkar,
    )


class VersiRusakError(Exception):
    """The stored model is not the frozen one, or cannot be read. `pesan` is for the user."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


def dokumen_versi(versi: VersiLaporan) -> Dokumen:
    """The frozen document, sections and all. Raises VersiRusakError."""
    if not versi.model.utuh:
        raise VersiRusakError(
            f"Model dokumen versi final {versi.ke} tidak sama dengan saat dibekukan, jadi tidak "
            "dapat dicetak atau dibandingkan. Sampaikan kepada admin."
        )
    try:
        return replace(dari_json(bytes(versi.model.isi)), beku=True)
    except ModelTakTerbacaError as galat:
        raise VersiRusakError(
            f"Model dokumen versi final {versi.ke} tidak terbaca. {galat}"
        ) from galat


def berkas_versi(versi: VersiLaporan, nama: str) -> Berkas | None:
    """One stored part, under the name that people save it by."""
    tetap = getattr(versi, nama) if nama in ISI_VERSI else None
    if tetap is None:
        return None
    dasar = f"LKjIP-{versi.laporan.tahun}-{versi.laporan.pd.kode}-final-{versi.ke}"
    ekor = {"model": "-model.json", "data": "-data.zip"}.get(nama, f".{nama}")
    return Berkas(f"{dasar}{ekor}", tetap.tipe, bytes(tetap.isi))


def periksa_keutuhan(versi: VersiLaporan) -> Keutuhan:
    """Compute every fingerprint anew."""
    bagian = {nama: getattr(versi, nama).utuh for nama in versi.sidik_isi}
    return Keutuhan(bagian, hitung_sidik(versi) == versi.sidik, masih_dirantai(versi))
