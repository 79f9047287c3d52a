"""The checks before a report may become final. Each finding says what, where, and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.urls import reverse

from anggaran.uji.daftar import ATURAN as ATURAN_ANGGARAN
from kinerja.isian.pintu import hari_lokal
from kinerja.models import Pengguna
from kinerja.periode import ROMAWI, format_tanggal
from kinerja.uji.daftar import ATURAN as ATURAN_KINERJA
from kinerja.uji.dasar import AreaUji, AturanUji, TingkatUji
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import telusuri
from laporan.dokumen.seksi import (
    SEBUTAN_PENULIS,
    Penulis,
    belum_ada,
    jenis_seksi,
    pertanyaan,
    rujukan_hilang,
    seksi_dokumen,
)
from laporan.dokumen.unsur import Dokumen, Seksi, Tabel, Teks, larik, teks_polos
from laporan.models import Laporan, StatusLaporan
from laporan.models.langkah_reviu import (
    DISUSUN,
    DRAF,
    PEMEGANG,
    SEBUTAN,
    cara_membuka,
)
from laporan.pelengkap.uji.daftar import ATURAN as ATURAN_TINDAK
from laporan.penulisan.bagian import status_bagian
from laporan.penulisan.lingkup import IZIN_LIHAT
from laporan.penulisan.potret import isi_blok
from laporan.penulisan.ubah import tak_ditemukan
from laporan.perjanjian.temuan import Tingkat
from laporan.uji.jalankan import terapkan
from laporan.uji.persetujuan import persetujuan, sebut_beda, yang_basi
from laporan.uji.potret_anggaran import potret_anggaran
from laporan.uji.potret_evaluasi import potret_tindak
from laporan.uji.potret_kinerja import potret_kinerja
from laporan.uji.tautan import tautan_temuan

P = TypeVar("P")
SUDAH_FINAL = "F10"
REVIU_BELUM = "F11"
BERUBAH = "F18"


@dataclass(frozen=True)
class TemuanFinal:
    """One finding; a `galat` blocks the final version."""

    kode: str
    tingkat: Tingkat
    kalimat: str
    tautan: str
    milik: str = ""
    """Whose work it is; empty where the sentence says so."""
    izin: str = ""
    """What one must hold to open the link; empty where every reader of the report may."""
    seksi: str = ""
    """Key of the section whose text it is about."""
    cara: str = ""
    """How the place is opened and by whom, where it is locked now."""

    @property
    def dalam_bagian(self) -> str:
        """What it says on the page of its section, which need not be named there."""
        sisa = self.kalimat.partition("” ")[2].removeprefix("masih memuat pertanyaan: ")
        return f"{sisa[:1].upper()}{sisa[1:]}"


def uji_final(bahan: Bahan, dokumen: Dokumen) -> list[TemuanFinal]:
    """Every finding, blocking ones first. `dokumen` still has its sections."""
    laporan = _laporan(bahan)
    semua = [
        *_realisasi(bahan),
        *_aturan(bahan),
        *_temuan_teks(laporan, dokumen),
        *_reviu(laporan),
        *_berubah(bahan, laporan, dokumen),
    ]
    return sorted(semua, key=lambda t: t.tingkat is not Tingkat.GALAT)


def menghalangi(temuan: list[TemuanFinal]) -> list[TemuanFinal]:
    """Those that block."""
    return [t for t in temuan if t.tingkat is Tingkat.GALAT]


def untuk_pembaca(temuan: list[TemuanFinal], pengguna: Pengguna) -> list[TemuanFinal]:
    """The findings as this reader's page shows them: no link to a page that refuses them."""
    return [t if not t.izin or pengguna.has_perm(t.izin) else replace(t, tautan="") for t in temuan]


#: Rules of Uji Konsistensi that stand at this door too: the rule → the finding here.
_DI_PINTU = {
    "O01": "F15",
    "A02": "F03",
    "A10": "F04",
    "A13": "F05",
    "A01": "F13",
    "A22": "F13",
    "V08": "F14",
    "R11": "F16",
}


def _aturan(bahan: Bahan) -> Iterator[TemuanFinal]:
    """What those rules find, the year being judged as over."""
    hari = date(bahan.tahun + 1, 1, 1)
    kinerja = potret_kinerja(bahan, hari, inti=True)
    nama = {j.pk: j.nama for j in bahan.jabatan_setahun}
    hasil = (
        *terapkan(_pilih(ATURAN_KINERJA), kinerja),
        *terapkan(_pilih(ATURAN_ANGGARAN), potret_anggaran(bahan, kinerja, inti=True)),
        *terapkan(_pilih(ATURAN_TINDAK), potret_tindak(bahan, hari)),
    )
    for h in hasil:
        galat = h.aturan.tingkat is TingkatUji.GALAT
        tautan = tautan_temuan(bahan.tahun, h.temuan)[-1]
        yield TemuanFinal(
            _DI_PINTU[h.aturan.kode],
            Tingkat.GALAT if galat else Tingkat.PERINGATAN,
            h.temuan.pesan,
            tautan.alamat,
            nama.get(h.temuan.pada.jabatan) or SEBUTAN_PENULIS[_PEMEGANG_AREA[h.aturan.area]],
            tautan.izin,
        )


#: Who mends what no post answers for.
_PEMEGANG_AREA: dict[AreaUji, Penulis] = {
    AreaUji.ORGANISASI: "perencanaan",
    AreaUji.ANGGARAN: "keuangan",
}


def _pilih(aturan: Iterable[AturanUji[P]]) -> Iterator[AturanUji[P]]:
    return (a for a in aturan if a.kode in _DI_PINTU)


def _realisasi(bahan: Bahan) -> Iterator[TemuanFinal]:
    for b in bahan.baris:
        if b.ukuran.realisasi is None and b.ukuran.belum_lengkap:
            yield TemuanFinal(
                "F01",
                Tingkat.GALAT,
                f"Realisasi {bahan.tahun} indikator “{b.indikator.sebutan}” belum ada. Isi "
                "realisasi triwulan IV atau angka resminya.",
                reverse("indikator", args=[b.indikator.pk]),
                b.indikator.penanggung_jawab.nama,
            )
    if 4 not in bahan.pengesahan:
        yield TemuanFinal(
            "F02",
            Tingkat.PERINGATAN,
            f"Triwulan IV {bahan.tahun} belum disahkan {bahan.pd.kepala}, sehingga angkanya masih "
            "dapat berubah.",
            reverse("kelengkapan"),
            bahan.pd.kepala,
        )
    for nomor in bahan.triwulan_dibuka:
        yield TemuanFinal(
            "F02",
            Tingkat.PERINGATAN,
            f"Triwulan {ROMAWI[nomor - 1]} {bahan.tahun} sedang dibuka kembali, sehingga angkanya "
            "masih dapat berubah.",
            reverse("pembukaan", args=[bahan.tahun, nomor]),
            bahan.pd.kepala,
        )


def teks_tersisa(temuan: list[TemuanFinal]) -> dict[str, list[TemuanFinal]]:
    """Section key → what its text still lacks for the final version, where it lacks something."""
    hasil: dict[str, list[TemuanFinal]] = {}
    for t in menghalangi(temuan):
        if t.seksi:
            hasil.setdefault(t.seksi, []).append(t)
    return hasil


def temuan_teks(bahan: Bahan, dokumen: Dokumen) -> Iterator[TemuanFinal]:
    """What the texts of the sections lack. Two queries."""
    return _temuan_teks(_laporan(bahan), dokumen)


def _laporan(bahan: Bahan) -> Laporan | None:
    return Laporan.objects.filter(pd=bahan.pd, tahun=bahan.tahun).first()


def _temuan_teks(laporan: Laporan | None, dokumen: Dokumen) -> Iterator[TemuanFinal]:
    status = status_bagian(laporan)

    def temuan(kode: str, tingkat: Tingkat, kunci: str, kalimat: str) -> TemuanFinal:
        tautan = (
            reverse("penulisan_bagian", args=[laporan.pk, kunci])
            if laporan
            else reverse("penulisan")
        )
        jenis = jenis_seksi(kunci)
        milik = SEBUTAN_PENULIS[jenis.penulis] if jenis else ""
        cara = cara_membuka(
            bagian=status.get(kunci, DRAF), laporan=laporan.status if laporan else DISUSUN
        )
        return TemuanFinal(kode, tingkat, kalimat, tautan, milik, IZIN_LIHAT, kunci, cara)

    for s in seksi_dokumen(dokumen).values():
        jenis = jenis_seksi(s.kunci)
        if jenis is not None and jenis.wajib and not _berisi(s):
            kalimat = f"Bagian “{s.judul}” wajib ada, tetapi masih kosong."
            yield temuan("F06", Tingkat.GALAT, s.kunci, kalimat)
    for t in rujukan_hilang(dokumen):
        kalimat = f"Bagian “{t.judul}” menunjuk tabel atau gambar yang tidak ada lagi."
        yield temuan("F07", Tingkat.GALAT, t.seksi, kalimat)
    for t in pertanyaan(dokumen):
        kalimat = f"Bagian “{t.judul}” masih memuat pertanyaan: {t.teks}"
        yield temuan("F08", Tingkat.GALAT, t.seksi, kalimat)
    for s, medan in _angka_hilang(dokumen):
        yield temuan(
            "F12",
            Tingkat.GALAT,
            s.kunci,
            f"Bagian “{s.judul}” memakai angka yang sumbernya tidak ada lagi: {medan}. Ganti "
            "dengan angka lain.",
        )
    for t in belum_ada(dokumen):
        yield temuan("F09", Tingkat.PERINGATAN, t.seksi, f"Bagian “{t.judul}”: {t.teks}")
    for s in seksi_dokumen(dokumen).values():
        if any(isinstance(b, Tabel) and not b.judul for b in telusuri(s.isi)):
            yield temuan(
                "F17",
                Tingkat.PERINGATAN,
                s.kunci,
                f"Bagian “{s.judul}” memuat tabel tanpa judul, sehingga tabel itu tidak bernomor "
                "dan tidak ada dalam daftar tabel. Beri judul dengan tombol Judul tabel.",
            )


def _angka_hilang(dokumen: Dokumen) -> Iterator[tuple[Seksi, str]]:
    """Live figures of authors' texts that could not be found when the report was composed."""
    for s in seksi_dokumen(dokumen).values():
        for isi in isi_blok(s.isi):
            for p in larik(isi):
                if isinstance(p, Teks) and p.medan and p.isi == tak_ditemukan(p.medan):
                    yield s, p.medan


def _berisi(seksi: Seksi) -> bool:
    return any(teks_polos(isi).strip() for isi in isi_blok(seksi.isi)) or any(
        isinstance(b, Tabel) for b in telusuri(seksi.isi)
    )


def _reviu(laporan: Laporan | None) -> Iterator[TemuanFinal]:
    status = StatusLaporan(laporan.status) if laporan else StatusLaporan.DISUSUN
    if status == StatusLaporan.FINAL:
        yield TemuanFinal(
            SUDAH_FINAL,
            Tingkat.GALAT,
            "Laporan sudah final. Buka kembali laporan bila ada yang harus diperbaiki.",
            reverse("reviu"),
        )
    elif status != StatusLaporan.DIREVIU_INSPEKTORAT:
        yield TemuanFinal(
            REVIU_BELUM,
            Tingkat.GALAT,
            f"Reviu belum selesai: laporan berstatus “{status.label}”. Versi final dibuat setelah "
            "reviu Inspektorat.",
            reverse("reviu"),
            _pemegang(status),
        )


def _berubah(bahan: Bahan, laporan: Laporan | None, dokumen: Dokumen) -> Iterator[TemuanFinal]:
    """The report is no longer what its layers approved and the Inspektorat stated."""
    if laporan is None or laporan.status in (StatusLaporan.DISUSUN, StatusLaporan.FINAL):
        return
    semua = persetujuan(laporan, dokumen)
    for p in yang_basi(semua):
        assert p.beda is not None
        hari = format_tanggal(hari_lokal(bahan.pd, p.langkah.pada))
        yield TemuanFinal(
            BERUBAH,
            Tingkat.GALAT,
            f"Isi laporan berubah sesudah {p.sebutan} pada {hari}: {sebut_beda(p.beda)}. "
            f"{_ULANG[laporan.status]}",
            reverse("persetujuan_beda", args=[p.langkah.pk]),
            _pemegang(StatusLaporan(laporan.status)),
            "laporan.lihat_reviu",
        )
    tanpa = [p for p in semua if p.beda is None]
    if tanpa:
        yield TemuanFinal(
            BERUBAH,
            Tingkat.PERINGATAN,
            f"Isi laporan ketika {' dan ketika '.join(p.sebutan for p in tanpa)} tidak tersimpan, "
            "sehingga perubahan sesudahnya tidak dapat diperiksa.",
            reverse("reviu"),
        )


_KEMBALIKAN = "Kembalikan laporan bila perubahannya perlu diperiksa lagi"
#: What is done about a change, by the state of the report.
_ULANG: dict[str, str] = {
    StatusLaporan.DIREVIU_PERENCANAAN: f"{_KEMBALIKAN}.",
    StatusLaporan.DIREVIU_SEKRETARIS: f"{_KEMBALIKAN}.",
    StatusLaporan.DISETUJUI: (
        "Reviu atas isi yang tidak disetujui Kepala tidak dapat diselesaikan. Kembalikan laporan, "
        "atau buka kembali, agar jenjangnya diulang."
    ),
    StatusLaporan.DIREVIU_INSPEKTORAT: (
        "Buka kembali laporan agar isinya diperiksa, disetujui, dan direviu lagi."
    ),
}


def _pemegang(status: StatusLaporan) -> str:
    sebutan = SEBUTAN[PEMEGANG[status]]
    return f"{sebutan[:1].upper()}{sebutan[1:]}"
