"""The recapitulation of an agency's agreements: state, content and budget, post by post."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Prefetch
from django.utils import timezone

from kinerja.angka import KOSONG, format_angka
from kinerja.jenis import CaraTandaTangan
from kinerja.models import (
    Jabatan,
    NaskahPerjanjian,
    Pengguna,
    PerangkatDaerah,
    PerjanjianKinerja,
    TahunLatihan,
    TandaTangan,
)
from kinerja.periode import format_tanggal
from kinerja.satuan import tanpa_satuan
from kinerja.status import DITANDATANGANI, LENGKAP
from laporan.dokumen.kalimat import hitungan
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.unsur import (
    NOMOR,
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Kolom,
    Paragraf,
    Sel,
    Selembar,
    Tabel,
)
from laporan.perjanjian.dihitung import hari_hitung, yang_dihitung
from laporan.perjanjian.jumlah import jumlah_mata
from laporan.perjanjian.tenggat import perlu_alasan

_JENJANG = {
    "I": "Pimpinan tinggi madya (eselon I)",
    "II": "Pimpinan tinggi pratama (eselon II)",
    "III": "Administrator (eselon III)",
    "IV": "Pengawas (eselon IV)",
    "fungsional": "Jabatan fungsional",
    "pelaksana": "Pelaksana",
}


@dataclass(frozen=True)
class _Satu:
    """One agreement with its sums."""

    p: PerjanjianKinerja
    baris: int
    anggaran: int

    @property
    def jenjang(self) -> str:
        return str(self.p.jabatan.eselon or self.p.jabatan.jenis)

    @property
    def lengkap(self) -> bool:
        return self.p.status in LENGKAP


def perjanjian_terakhir(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int
) -> list[PerjanjianKinerja]:
    """The newest version of each post's agreement within the user's scope, with rows and budget."""
    return [versi[-1] for versi in perjanjian_per_jabatan(pengguna, pd, tahun)]


def perjanjian_per_jabatan(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int
) -> list[list[PerjanjianKinerja]]:
    """Every version of each post's agreement within the user's scope, the original first, with
    rows and budget. A fixed number of queries.
    """
    semua = (
        PerjanjianKinerja.objects.untuk(pengguna)
        .filter(pd=pd, tahun=tahun)
        .select_related("jabatan", "pihak_kedua", "pd")
        .prefetch_related(
            "baris",
            "mata",
            Prefetch("naskah", NaskahPerjanjian.objects.defer("isi")),
            "naskah__tanda_tangan__oleh__jabatan",
        )
        .order_by("jabatan__urutan", "jabatan", "ke")
    )
    hasil: dict[int, list[PerjanjianKinerja]] = {}
    for p in semua:
        hasil.setdefault(p.jabatan_id, []).append(p)
    return list(hasil.values())


@dataclass(frozen=True)
class IsiRekap:
    """What a recapitulation counts on a day, and what is on its way beside it."""

    perjanjian: tuple[PerjanjianKinerja, ...]
    hari: date
    disiapkan: tuple[PerjanjianKinerja, ...] = ()


def isi_rekap(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, hari_ini: date) -> IsiRekap:
    """The version in force of each post; where none is, the latest signed, else the latest."""
    semua = perjanjian_per_jabatan(pengguna, pd, tahun)
    hari = hari_hitung(tahun, hari_ini)
    dihitung = tuple(yang_dihitung(versi, hari) for versi in semua)
    lain = [versi[-1] for versi, p in zip(semua, dihitung, strict=True) if versi[-1] != p]
    return IsiRekap(dihitung, hari, tuple(lain))


def tanpa_perjanjian(
    pengguna: Pengguna, pd: PerangkatDaerah, ada: Sequence[PerjanjianKinerja]
) -> int:
    """How many structural posts within the user's scope have no agreement."""
    semua = Jabatan.objects.untuk(pengguna).filter(pd=pd).exclude(eselon="")
    return semua.exclude(pk__in=[p.jabatan_id for p in ada]).count()


def rekap_pd(rekap: IsiRekap, pd: PerangkatDaerah, tahun: int, tanpa: int = 0) -> Dokumen:
    """The document that PDF, Word and Excel print. `tanpa`: posts that have no agreement yet."""
    semua = [
        _Satu(
            p,
            len(p.baris.all()),
            jumlah_mata([(m.kode, m.anggaran) for m in p.mata.all()]),
        )
        for p in rekap.perjanjian
    ]
    judul = f"Rekapitulasi Perjanjian Kinerja Tahun {tahun}"
    isi: tuple[Blok, ...] = (Paragraf(_pembuka(semua, pd, tahun, tanpa)),)
    if semua:
        isi = (
            Selembar(
                (
                    *isi,
                    _tabel_jenjang(semua),
                    _tabel_jabatan(semua, rekap),
                    *_disiapkan(rekap.disiapkan),
                    *_kertas(semua),
                    *_alasan(semua),
                )
            ),
            _tabel_isi(semua),
        )
    dokumen = Dokumen(
        judul=judul,
        subjudul=pd.nama,
        pd=pd.nama,
        pemda=pd.pemda,
        tahun=tahun,
        tempat_tanggal=f"{pd.tempat}, {tahun}",
        bagian_depan=(Bagian(judul.upper(), isi, "rekap-perjanjian"),),
        nama_berkas=f"Rekap-Perjanjian-Kinerja-{tahun}-{pd.kode}",
    )
    return tandai_latihan(dokumen, TahunLatihan.objects.kalimat(pd, tahun))


def _pembuka(semua: list[_Satu], pd: PerangkatDaerah, tahun: int, tanpa: int) -> str:
    if not semua:
        return f"Perjanjian Kinerja {pd.nama} tahun {tahun} belum disiapkan."
    banyak = len(semua) + tanpa
    lengkap = sum(s.lengkap for s in semua)
    awal = f"{pd.nama} memiliki {hitungan(len(semua), 'Perjanjian Kinerja')} tahun {tahun}"
    if lengkap == banyak:
        return f"{awal}; seluruhnya sudah ditandatangani kedua pihak."
    belum = "belum ada atau belum" if tanpa else "belum"
    return f"{awal}. {banyak - lengkap} dari {banyak} {belum} ditandatangani kedua pihak."


def _tabel_jenjang(semua: list[_Satu]) -> Tabel:
    baris = []
    for kunci, nama in _JENJANG.items():
        milik = [s for s in semua if s.jenjang == kunci]
        if milik:
            baris.append(
                Baris(
                    (
                        Sel(nama),
                        _bulat(len(milik)),
                        _bulat(sum(s.lengkap for s in milik)),
                        _bulat(sum(s.baris for s in milik)),
                        _uang(sum(s.anggaran for s in milik)),
                    )
                )
            )
    jumlah = ("banyak", "lengkap", "indikator")
    nilai = (len(semua), sum(s.lengkap for s in semua), sum(s.baris for s in semua))
    baris.append(
        Baris(
            (
                Sel("Jumlah"),
                *(
                    Sel(format_angka(n), n, "angka", formula=f"=SUM({{{k}@*}})")
                    for k, n in zip(jumlah, nilai, strict=True)
                ),
                Sel(""),
            ),
            "jumlah",
        )
    )
    return Tabel(
        "rekap_jenjang",
        "Perjanjian Kinerja menurut Jenjang Jabatan",
        (
            Kolom("Jenjang", lebar=34, kunci="jenjang"),
            Kolom("Perjanjian", "kanan", 12, kunci="banyak"),
            Kolom("Ditandatangani Kedua Pihak", "kanan", 16, kunci="lengkap"),
            Kolom("Indikator", "kanan", 12, kunci="indikator"),
            Kolom("Anggaran (Rp)", "kanan", 20, kunci="anggaran"),
        ),
        tuple(baris),
        bernomor=False,
        catatan=(
            "Anggaran tidak dijumlahkan antarjenjang: anggaran jenjang bawah adalah bagian dari "
            "anggaran jenjang di atasnya.",
        ),
    )


def _tabel_jabatan(semua: list[_Satu], rekap: IsiRekap) -> Tabel:
    return Tabel(
        "rekap_jabatan",
        "Status Perjanjian Kinerja per Jabatan",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Pihak Pertama", lebar=25, kunci="pihak_pertama"),
            Kolom("Pihak Kedua", lebar=20, kunci="pihak_kedua"),
            Kolom("Versi", lebar=11, kunci="versi"),
            Kolom("Status", lebar=14, kunci="status"),
            Kolom("Tanggal", "tengah", 12, kunci="tanggal"),
            Kolom("Ditandatangani", "tengah", 13, kunci="ditandatangani"),
            Kolom("Mulai Berlaku", "tengah", 12, kunci="berlaku"),
            Kolom("Indikator", "kanan", 8, kunci="indikator"),
            Kolom("Anggaran (Rp)", "kanan", 14, kunci="anggaran"),
            Kolom("Kode Verifikasi", "tengah", 12, kunci="kode"),
        ),
        tuple(_baris_jabatan(n, s) for n, s in enumerate(semua, start=1)),
        lebar=True,
        bernomor=False,
        catatan=(
            f"Menurut perjanjian yang berlaku pada {format_tanggal(rekap.hari)}; jabatan yang "
            "belum memilikinya menurut versi terakhirnya.",
        ),
    )


def _disiapkan(disiapkan: Sequence[PerjanjianKinerja]) -> tuple[Tabel, ...]:
    """What is on its way and not counted; nothing where none is."""
    if not disiapkan:
        return ()
    return (
        Tabel(
            "rekap_disiapkan",
            "Perubahan Perjanjian yang Belum Dihitung",
            (
                Kolom("No.", "tengah", 4, kunci=NOMOR),
                Kolom("Jabatan", lebar=60, kunci="jabatan"),
                Kolom("Versi", lebar=18, kunci="versi"),
                Kolom("Status", lebar=26, kunci="status"),
            ),
            tuple(
                Baris(
                    (
                        Sel(str(n)),
                        Sel(p.jabatan.nama),
                        Sel(f"Perubahan ke-{p.ke}"),
                        Sel(str(p.get_status_display())),
                    )
                )
                for n, p in enumerate(disiapkan, start=1)
            ),
            bernomor=False,
        ),
    )


def _kertas(semua: list[_Satu]) -> tuple[Tabel, ...]:
    """Signatures on paper with both of their days, and who recorded them; nothing where none is."""
    baris: list[Baris] = []
    nomor = 0
    for s in semua:
        zona = ZoneInfo(s.p.pd.zona_waktu)
        kertas = [t for t in _tanda_terpakai(s.p) if t.cara == CaraTandaTangan.KERTAS]
        nomor += bool(kertas)
        for n, t in enumerate(kertas):
            baris.append(
                Baris(
                    (
                        Sel("" if n else str(nomor)),
                        Sel(s.p.sebutan_pertama, lanjutan=n > 0),
                        Sel(t.sebutan),
                        _hari(t.hari(zona)),
                        _hari(timezone.localdate(t.pada, zona)),
                        Sel(t.oleh.sebutan),
                    )
                )
            )
    if not baris:
        return ()
    return (
        Tabel(
            "rekap_kertas",
            "Perjanjian yang Ditandatangani di Atas Kertas",
            (
                Kolom("No.", "tengah", 4, kunci=NOMOR),
                Kolom("Pihak Pertama", lebar=26, kunci="pihak_pertama"),
                Kolom("Penanda Tangan", lebar=26, kunci="penanda_tangan"),
                Kolom("Ditandatangani", "tengah", 14, kunci="ditandatangani"),
                Kolom("Dicatat", "tengah", 14, kunci="dicatat"),
                Kolom("Dicatat Oleh", lebar=18, kunci="dicatat_oleh"),
            ),
            tuple(baris),
            bernomor=False,
        ),
    )


def _tanda_terpakai(p: PerjanjianKinerja) -> list[TandaTangan]:
    """The signatures on the text in use, the first party's first."""
    naskah = next((n for n in p.naskah.all() if n.ke == p.pengajuan), None)
    return sorted(naskah.tanda_tangan.all(), key=lambda t: t.pihak) if naskah else []


def _baris_jabatan(nomor: int, s: _Satu) -> Baris:
    p = s.p
    kedua = p.sebutan_kedua or (p.pihak_kedua.nama if p.pihak_kedua else p.pd.kepala_daerah)
    return Baris(
        (
            Sel(str(nomor)),
            Sel(p.sebutan_pertama or p.jabatan.nama),
            Sel(kedua),
            Sel(f"Perubahan ke-{p.ke}" if p.ke else "Murni"),
            Sel(str(p.get_status_display())),
            _hari(p.tanggal),
            _hari(p.lengkap_pada),
            _hari(p.mulai_nyata or p.berlaku_mulai),
            _bulat(s.baris),
            _uang(s.anggaran),
            Sel(p.kode if p.status in DITANDATANGANI else KOSONG),
        )
    )


def _alasan(semua: list[_Satu]) -> tuple[Tabel, ...]:
    """Why dates run before signatures, as those who signed have said; nothing where none does."""
    baris: list[Baris] = []
    for s in semua:
        zona = ZoneInfo(s.p.pd.zona_waktu)
        for t in _tanda_terpakai(s.p):
            if t.alasan and s.p.tanggal and perlu_alasan(s.p.tanggal, t.hari(zona)):
                baris.append(
                    Baris(
                        (
                            Sel(str(len(baris) + 1)),
                            Sel(s.p.sebutan_pertama),
                            _hari(s.p.tanggal),
                            Sel(t.sebutan),
                            _hari(t.hari(zona)),
                            Sel(t.alasan),
                        )
                    )
                )
    if not baris:
        return ()
    return (
        Tabel(
            "rekap_alasan",
            "Alasan Tanggal Perjanjian Mendahului Penandatanganan Lebih dari Satu Bulan",
            (
                Kolom("No.", "tengah", 4, kunci=NOMOR),
                Kolom("Pihak Pertama", lebar=22, kunci="pihak_pertama"),
                Kolom("Tanggal Perjanjian", "tengah", 13, kunci="tanggal"),
                Kolom("Penanda Tangan", lebar=20, kunci="penanda_tangan"),
                Kolom("Ditandatangani", "tengah", 13, kunci="ditandatangani"),
                Kolom("Alasan", lebar=34, kunci="alasan"),
            ),
            tuple(baris),
            bernomor=False,
        ),
    )


def _tabel_isi(semua: list[_Satu]) -> Tabel:
    """Every row of every agreement, under its post."""
    baris: list[Baris] = []
    nomor = 0
    for s in semua:
        milik = list(s.p.baris.all())
        if not milik:
            continue
        baris.append(Baris((Sel(s.p.jabatan.nama, rentang=5, rata="kiri"),), "kelompok"))
        lalu = None
        for b in milik:
            nomor += 1
            baris.append(
                Baris(
                    (
                        Sel(str(nomor)),
                        Sel(b.sasaran, lanjutan=b.sasaran == lalu),
                        Sel(b.nama_indikator),
                        Sel(b.satuan),
                        Sel(tanpa_satuan(b.target, b.satuan)),
                    )
                )
            )
            lalu = b.sasaran
    return Tabel(
        "rekap_isi",
        "Sasaran, Indikator, dan Target per Jabatan",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Sasaran", lebar=30, kunci="sasaran"),
            Kolom("Indikator Kinerja", lebar=36, kunci="indikator"),
            Kolom("Satuan", "tengah", 10, kunci="satuan"),
            Kolom("Target", "kanan", 14, kunci="target"),
        ),
        tuple(baris),
        bernomor=False,
        kosong="Belum ada perjanjian yang memuat indikator.",
    )


def _hari(hari: date | None) -> Sel:
    return Sel(format_tanggal(hari) if hari else KOSONG)


def _bulat(nilai: int) -> Sel:
    return Sel(format_angka(nilai), nilai, "angka")


def _uang(nilai: int) -> Sel:
    return Sel(format_angka(nilai), nilai, "angka") if nilai else Sel(KOSONG)
