"""The last page of the LHE that is signed, and what a copy says of the signed file."""

from zoneinfo import ZoneInfo

from kinerja.angka import format_angka
from kinerja.waktu import format_saat
from laporan.dokumen.unsur import Baris, Kolom, Lampiran, Paragraf, Sel, Tabel
from laporan.lke.skor import SkorLKE
from laporan.models import SegelLHE


def lampiran_pengesahan(
    s: SkorLKE, *, sebutan: str, nama: str, kode: str, alamat: str, sidik: str
) -> Lampiran:
    """The page with the space for the signature: its lower half stays empty."""
    assert s.predikat is not None  # the evaluation is finished
    return Lampiran(
        "Lembar Pengesahan",
        (
            Paragraf(
                "Laporan hasil evaluasi ini ditandatangani secara elektronik. Keaslian berkasnya "
                "diperiksa pada alamat di bawah ini dengan kode verifikasi, atau dengan mengunggah "
                "berkasnya."
            ),
            _tabel(
                "tabel_pengesahan",
                "Keterangan Pengesahan",
                (
                    ("Penanda tangan", f"{sebutan}, {nama}" if nama else sebutan),
                    ("Nilai dan predikat", f"{format_angka(s.nilai, 2)} ({s.predikat.kode})"),
                    ("Kode verifikasi", kode),
                    ("Alamat pemeriksaan", alamat),
                    ("Sidik isi dan nilai (SHA-256)", sidik),
                ),
            ),
        ),
        "pengesahan",
    )


def lampiran_rujukan(satu: SegelLHE) -> Lampiran:
    """Which signed PDF this copy belongs to."""
    assert satu.bertanda_pada is not None  # it is signed
    zona = ZoneInfo(satu.evaluasi.pd.zona_waktu)
    oleh = f"{satu.sebutan}, {satu.nama}" if satu.nama else satu.sebutan
    return Lampiran(
        "Berkas yang Ditandatangani",
        (
            Paragraf(
                "Dokumen ini salinan untuk dibaca dan diolah. Yang berlaku adalah berkas PDF yang "
                "ditandatangani secara elektronik berikut ini."
            ),
            _tabel(
                "tabel_berkas_bertanda",
                "Berkas LHE yang Ditandatangani",
                (
                    ("Penanda tangan", oleh),
                    ("Ditandatangani", format_saat(satu.bertanda_pada, zona)),
                    ("Kode verifikasi", satu.kode),
                    ("Sidik berkas PDF (SHA-256)", satu.berkas_akhir),
                    ("Sidik isi dan nilai (SHA-256)", satu.sha256),
                ),
            ),
        ),
        "berkas_bertanda",
    )


def _tabel(kunci: str, judul: str, isi: tuple[tuple[str, str], ...]) -> Tabel:
    return Tabel(
        kunci,
        judul,
        (Kolom("Keterangan", lebar=30, kunci="apa"), Kolom("Isi", lebar=70, kunci="isi")),
        tuple(Baris((Sel(apa), Sel(teks))) for apa, teks in isi),
    )
