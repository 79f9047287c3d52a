"""The list of a quarter's predicates as a document: PDF with a seal, XLSX for TPP."""

from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from kinerja.angka import format_angka
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.periode import Triwulan, format_tanggal
from kinerja.sebutan import bertitik
from laporan.cetak.dasar import Berkas
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Bagian, Baris, Blok, Daftar, Dokumen, Kolom, Paragraf, Sel, Tabel
from laporan.dokumen.unsur import Butir as ButirDokumen
from laporan.models import PenetapanPredikat, PredikatPD
from laporan.pemda.predikat.aturan import (
    DESIMAL,
    aturan_dari_data,
    langkah_dari_data,
    uraian_aturan,
)
from laporan.segel.dasar import Penyegel, Rahasia, SegelError
from laporan.segel.ruang import beri_ruang
from laporan.tugas.berkas import tulis

TANDA = "–"
HAL_PREDIKAT = "Predikat kinerja perangkat daerah"


def susun_predikat(
    p: PenetapanPredikat, hasil: Iterable[PredikatPD], pada: datetime, oleh: str
) -> Dokumen:
    """The list with the rule, each calculation, and who made it final when."""
    semua = list(hasil)
    tw = Triwulan(p.tahun, p.triwulan)
    pemda = semua[0].pd.pemda if semua else ""
    koreksi = f", koreksi ke-{p.ke - 1}" if p.ke > 1 else ""
    tanggal = format_tanggal(timezone.localdate(pada))
    judul = "\n".join(
        x.upper() for x in ("Predikat Kinerja Perangkat Daerah", f"{tw.label}{koreksi}", pemda) if x
    )
    return nomori(
        Dokumen(
            judul=f"Predikat Kinerja Perangkat Daerah {tw.label}{koreksi}",
            subjudul=pemda,
            pd=pemda,
            pemda=pemda,
            tahun=p.tahun,
            tempat_tanggal=f"{semua[0].pd.tempat if semua else ''}, {tanggal}",
            bagian_depan=(
                Bagian(judul, (*_daftar(p, semua), _hitungan(semua)), "daftar"),
                # On a page of its own: there stands the seal.
                Bagian("PENETAPAN", tuple(_penetapan(p, tw, oleh, tanggal)), "penetapan"),
            ),
            kepala=f"Predikat {tw.label}{koreksi}",
            nama_berkas=f"Predikat-{p.tahun}-TW{p.triwulan}" + (f"-K{p.ke - 1}" if koreksi else ""),
        )
    )


def _daftar(p: PenetapanPredikat, semua: list[PredikatPD]) -> Iterable[Blok]:
    if p.alasan:
        yield Paragraf(f"Daftar ini mengoreksi penetapan sebelumnya: {p.alasan}")
    yield Tabel(
        "predikat",
        "Predikat Kinerja menurut Perangkat Daerah",
        (
            Kolom("No.", "tengah", 5, kunci="no"),
            Kolom("Kode", lebar=16, kunci="kode"),
            Kolom("Perangkat Daerah", lebar=40, kunci="pd"),
            Kolom("Nilai", "kanan", 9, kunci="nilai"),
            Kolom("Predikat", lebar=16, kunci="predikat"),
            Kolom("Predikat e-Kinerja", lebar=16, kunci="ekinerja"),
        ),
        tuple(
            Baris(
                (
                    Sel(str(n), n, "angka"),
                    Sel(h.pd.kode),
                    Sel(h.pd.nama),
                    Sel(TANDA, rata="kanan")
                    if h.nilai is None
                    else Sel(format_angka(h.nilai, DESIMAL), h.nilai, "angka", DESIMAL),
                    Sel(h.predikat),
                    Sel(h.ekinerja or TANDA),
                )
            )
            for n, h in enumerate(semua, start=1)
        ),
        bernomor=False,
        catatan=(f"Aturan: {p.aturan.nama}, versi {p.aturan.ke}.",),
        sumber=p.aturan.dasar,
    )


def _hitungan(semua: list[PredikatPD]) -> Tabel:
    return Tabel(
        "perhitungan",
        "Perhitungan Predikat",
        (
            Kolom("Perangkat Daerah", lebar=26, kunci="pd"),
            Kolom("Langkah", lebar=20, kunci="langkah"),
            Kolom("Perhitungan", lebar=40, kunci="hitungan"),
            Kolom("Hasil", lebar=16, kunci="hasil"),
        ),
        tuple(
            Baris((Sel(h.pd.nama, lanjutan=bool(i)), Sel(x.judul), Sel(x.hitungan), Sel(x.hasil)))
            for h in semua
            for i, x in enumerate(langkah_dari_data(h.langkah))
        ),
        bernomor=False,
    )


def _penetapan(p: PenetapanPredikat, tw: Triwulan, oleh: str, tanggal: str) -> Iterable[Blok]:
    yield Paragraf(
        f"Predikat kinerja perangkat daerah {tw.label} diumumkan "
        f"{format_tanggal(timezone.localdate(p.diumumkan_pada))}, dapat diajukan keberatan sampai "
        f"{format_tanggal(p.keberatan_sampai)}, dan ditetapkan {tanggal} oleh {bertitik(oleh)} "
        "Perubahan data sesudahnya tidak mengubah daftar ini."
    )
    yield Daftar(tuple(ButirDokumen(x) for x in uraian_aturan(aturan_dari_data(p.aturan.isi))))


def pencetak(
    *, oleh: Pengguna, penyegel: Penyegel, tautan: str, rahasia: Rahasia | None = None
) -> Callable[[PenetapanPredikat, datetime], tuple[Berkas, Berkas, str | None]]:
    """What prints and seals the list when it is made final. It raises SegelError."""

    def cetak(p: PenetapanPredikat, pada: datetime) -> tuple[Berkas, Berkas, str | None]:
        if alasan := penyegel.kendala():
            raise SegelError(alasan)
        hasil = list(p.hasil.select_related("pd").order_by("pd__nama"))
        dokumen = susun_predikat(p, hasil, pada, oleh.sebutan)
        try:
            pdf = tulis(dokumen, "pdf")
        except PdfTidakTersediaError as galat:
            raise SegelError(f"Daftar tidak dapat dicetak. {galat}") from galat
        tersegel = penyegel.segel(
            beri_ruang(pdf.isi, oleh.sebutan),
            pihak=1,
            sebutan=oleh.sebutan,
            nama="",
            pada=pada,
            tautan=tautan,
            rahasia=rahasia,
            zona=_zona(hasil),
            hal=HAL_PREDIKAT,
        )
        sertifikat = tersegel.sertifikat.pk if tersegel.sertifikat else None
        return Berkas(pdf.nama, pdf.tipe, tersegel.pdf), tulis(dokumen, "xlsx"), sertifikat

    return cetak


def _zona(hasil: list[PredikatPD]) -> ZoneInfo | None:
    """The pemda's clock: that of its agencies."""
    pertama: PerangkatDaerah | None = hasil[0].pd if hasil else None
    return ZoneInfo(pertama.zona_waktu) if pertama else None
