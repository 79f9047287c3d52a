"""What waits for one user in the review of the report, for the home page. At most seven queries."""

from django.urls import reverse

from kinerja.models import Indikator, Pengguna, PerangkatDaerah, Sasaran
from laporan.models import (
    BagianNarasi,
    BagianReviu,
    CatatanReviu,
    Laporan,
    StatusBagian,
    StatusCatatan,
)
from laporan.models.langkah_reviu import (
    DI_KEPALA,
    DI_SEKRETARIS,
    DIREVIU,
    DISETUJUI,
    DISUSUN,
    Peran,
)
from laporan.rangka.menunggu import JenisTunggu, Menunggu
from laporan.reviu.wewenang import peran_reviu

BANYAK_KEMBALI = 4
_J = JenisTunggu


def kotak_reviu(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int) -> list[Menunggu]:
    """In the order in which a person would do it. Nothing for who only looks on."""
    peran = peran_reviu(pengguna, pd)
    laporan = Laporan.objects.filter(pd=pd, tahun=tahun).first()
    if laporan is None or peran == {Peran.PEMBACA}:
        return []
    hasil: list[Menunggu] = []
    if laporan.status == DISUSUN:
        hasil += _disusun(pengguna, laporan, peran)
    url = reverse("reviu")
    if laporan.status == DI_SEKRETARIS and Peran.SEKRETARIS in peran:
        teks = f"LKjIP {tahun} menunggu pemeriksaan Anda."
        hasil.append(_butir(teks, url, "Baca dan periksa", "periksa", _J.PERIKSA_LAPORAN))
    if laporan.status == DI_KEPALA and Peran.KEPALA in peran:
        teks = f"LKjIP {tahun} menunggu persetujuan Anda."
        hasil.append(_butir(teks, url, "Baca dan setujui", "tanda-tangan", _J.SETUJUI_LAPORAN))
    if laporan.status == DISETUJUI:
        hasil += _direviu(laporan, peran)
    if laporan.status == DIREVIU and Peran.PERENCANAAN in peran:
        teks = f"LKjIP {tahun} sudah direviu Inspektorat dan siap ditetapkan final."
        hasil.append(_butir(teks, reverse("lkjip"), "Buka LKjIP", "laporan", _J.FINALKAN))
    return hasil


def _disusun(pengguna: Pengguna, laporan: Laporan, peran: frozenset[Peran]) -> list[Menunggu]:
    hasil: list[Menunggu] = []
    baris = list(BagianReviu.objects.filter(laporan=laporan, aktif=True))
    kembali = [b for b in baris if b.status == StatusBagian.DIKEMBALIKAN]
    if Peran.PENULIS in peran and kembali:
        milik = unit_menurut_kode(laporan.pd)
        ditugasi = dict(
            BagianNarasi.objects.filter(laporan=laporan, unit__isnull=False).values_list(
                "kunci", "unit"
            )
        )
        perencanaan = Peran.PERENCANAAN in peran
        for b in kembali[:BANYAK_KEMBALI]:
            unit = ditugasi.get(b.kunci, milik.get(b.kunci.rpartition(":")[2]))
            if unit in pengguna.lingkup_unit or (perencanaan and unit is None):
                hasil.append(
                    Menunggu(
                        f"Bagian LKjIP “{b.judul}” dikembalikan.",
                        reverse("reviu_bagian", args=[b.kunci]),
                        "Perbaiki",
                        b.catatan_kembali,
                        "kembali",
                        _J.BAGIAN_KEMBALI,
                    )
                )
    if Peran.PERENCANAAN in peran:
        n = sum(1 for b in baris if b.status == StatusBagian.DIAJUKAN)
        if n:
            teks = f"{n} bagian LKjIP {laporan.tahun} menunggu pemeriksaan Anda."
            hasil.append(
                _butir(teks, reverse("reviu"), "Periksa bagian", "periksa", _J.PERIKSA_BAGIAN)
            )
        elif baris and all(b.status == StatusBagian.DIPERIKSA for b in baris):
            teks = f"Bagian LKjIP {laporan.tahun} yang diajukan sudah diperiksa semua."
            hasil.append(
                _butir(teks, reverse("reviu"), "Teruskan laporan", "ajukan", _J.TERUSKAN_LAPORAN)
            )
    return hasil


def _direviu(laporan: Laporan, peran: frozenset[Peran]) -> list[Menunggu]:
    hasil: list[Menunggu] = []
    url = reverse("reviu_inspektorat")
    catatan = CatatanReviu.objects.filter(reviu__laporan=laporan, reviu__selesai_pada=None)
    if Peran.INSPEKTORAT in peran:
        teks = f"LKjIP {laporan.tahun} disetujui Kepala dan menunggu reviu Anda."
        hasil.append(_butir(teks, url, "Buka daftar uji", "daftar-cek", _J.REVIU))
        n = catatan.filter(status=StatusCatatan.DITINDAKLANJUTI).count()
        if n:
            teks = f"{n} catatan reviu sudah ditindaklanjuti Sekretariat."
            hasil.append(
                _butir(teks, f"{url}#catatan", "Periksa tindak lanjutnya", "ajukan", _J.REVIU)
            )
    if Peran.PERENCANAAN in peran:
        n = catatan.filter(status=StatusCatatan.TERBUKA).count()
        if n:
            teks = f"{n} catatan reviu Inspektorat menunggu tindak lanjut."
            hasil.append(
                _butir(teks, f"{url}#catatan", "Tulis tindak lanjut", "isi", _J.TINDAK_REVIU)
            )
    return hasil


def _butir(teks: str, url: str, tautan: str, ikon: str, jenis: JenisTunggu) -> Menunggu:
    return Menunggu(teks, url, tautan, ikon=ikon, jenis=jenis)


def unit_menurut_kode(pd: PerangkatDaerah) -> dict[str, int]:
    """Code of a sasaran or an indicator → the unit that answers for it. Two queries."""
    hasil: dict[str, int] = {}
    for model in (Sasaran, Indikator):
        hasil.update(
            model._default_manager.filter(pd=pd).values_list("kode", "penanggung_jawab__unit")
        )
    return hasil
