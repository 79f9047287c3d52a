"""Sheets of the region's plan: which tujuan of agencies support it, and who keeps its figures.

They name rows of other agencies by their codes, so those agencies are loaded first.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from kinerja.aturan_rpjmd import BentukSumber, beda_sumber, peran_sumber
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Kunci, Pelaku, Tabel
from kinerja.himpunan.susun import calon_baris, tulis_kolom
from kinerja.himpunan.tipe import Kode, Pilihan
from kinerja.jenis import JenisPD, PeranKontribusi
from kinerja.lembar.indikator import INDIKATOR, PREDIKAT
from kinerja.lembar.kolom import kode, rujuk
from kinerja.lembar.organisasi import PD
from kinerja.lembar.pohon import SASARAN
from kinerja.models import (
    DukunganSasaran,
    Indikator,
    KontribusiIndikator,
    PerangkatDaerah,
    Tujuan,
)
from kinerja.models.rpjmd import bentuk_sumber


def _pasang_tujuan(objek: Any, pelaku: Pelaku) -> None:
    objek.tujuan = _ada(
        Tujuan.objects.filter(pd__kode=objek.kode_mitra, kode=objek.kode_tujuan).first()
    )


def _pasang_mitra(objek: Any, pelaku: Pelaku) -> None:
    objek.mitra = _ada(PerangkatDaerah.objects.filter(kode=objek.kode_mitra).first())
    _pasang_sumber(objek, pelaku)


def _pasang_sumber(objek: Any, pelaku: Pelaku) -> None:
    """The indicator that the file names; a file without the column leaves it."""
    if not hasattr(objek, "kode_sumber"):
        return
    objek.sumber = (
        _ada(Indikator.objects.filter(pd=objek.mitra_id, kode=objek.kode_sumber).first())
        if objek.kode_sumber
        else None
    )


def _ada(objek: Any) -> Any:
    if objek is None:  # it was there when the file was judged
        raise LookupError
    return objek


DUKUNGAN_SASARAN = Tabel(
    DukunganSasaran,
    ("sasaran", "kode_mitra", "kode_tujuan"),
    pd="sasaran__pd",
    urut=("sasaran__urutan", "sasaran", "tujuan__pd__kode", "tujuan__urutan"),
    saat_dibuat=_pasang_tujuan,
    semu={"kode_mitra": lambda o: o.tujuan.pd.kode, "kode_tujuan": lambda o: o.tujuan.kode},
    luar=frozenset({"tujuan"}),
)
KONTRIBUSI = Tabel(
    KontribusiIndikator,
    ("indikator", "kode_mitra"),
    pd="indikator__pd",
    urut=("indikator__urutan", "indikator", "mitra__kode"),
    saat_dibuat=_pasang_mitra,
    saat_diubah=_pasang_sumber,
    medan_ikut=("sumber",),
    semu={
        "kode_mitra": lambda o: o.mitra.kode,
        "kode_sumber": lambda o: o.sumber.kode if o.sumber is not None else "",
    },
    luar=frozenset({"mitra", "sumber"}),
)
TABEL = (DUKUNGAN_SASARAN, KONTRIBUSI)


def _daerah(kerja: Pemuatan) -> dict[str, Any] | None:
    """The agency that the data set is about, as it will stand."""
    return next((isi for _, isi in kerja.semua(PD)), None)


def milik_pemda(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Rule: only the region's own data set holds such rows."""
    daerah = _daerah(kerja)
    if daerah is None or daerah["jenis"] == JenisPD.PEMDA:
        return
    for satu in baris[:1]:
        pesan = "hanya diisi pada himpunan data pemerintah daerah (jenis pemda)."
        kerja.tolak(satu, next(iter(satu.nilai), ""), pesan)


def _mitra(kerja: Pemuatan, baris: Iterable[Baris]) -> dict[str, PerangkatDaerah]:
    """Code → agency of the region, for the codes that the rows name; others are refused."""
    daerah = _daerah(kerja)
    semua = [satu for satu in baris if satu.utuh("perangkat_daerah")]
    if daerah is None or not semua:
        return {}
    dicari = {satu["perangkat_daerah"] for satu in semua}
    ada = {p.kode: p for p in PerangkatDaerah.objects.perangkat().filter(kode__in=dicari)}
    dikenal: list[str] | None = None
    for satu in semua:
        tertulis = satu["perangkat_daerah"]
        if tertulis in ada and ada[tertulis].pemda == daerah["pemda"]:
            continue
        if tertulis in ada:
            pesan = f"bukan perangkat daerah {daerah['pemda']}, melainkan {ada[tertulis].pemda}."
        else:
            if dikenal is None:
                milik = PerangkatDaerah.objects.sedaerah(daerah["pemda"])
                dikenal = list(milik.values_list("kode", flat=True))
            saran = kerja.saran(tertulis, dikenal)
            pesan = f"perangkat daerah “{tertulis}” belum ada; muat datanya lebih dahulu.{saran}"
        kerja.tolak(satu, "perangkat_daerah", pesan)
    return {k: p for k, p in ada.items() if p.pemda == daerah["pemda"]}


# -- dukungan_sasaran

_DUKUNGAN = (
    rujuk("sasaran", SASARAN, wajib=True),
    Kolom("perangkat_daerah", Kode(), wajib=True, medan="kode_mitra"),
    kode("tujuan", medan="kode_tujuan"),
)


def _susun_dukungan(baris: Baris, kerja: Pemuatan) -> None:
    calon_baris(kerja, baris, DUKUNGAN_SASARAN, _DUKUNGAN)


def _tulis_dukungan(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(DUKUNGAN_SASARAN):
        yield tulis_kolom(keadaan, DUKUNGAN_SASARAN, objek, _DUKUNGAN)


def tujuan_dikenal(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Rule: the agency is one of the region, and the tujuan is one of the agency."""
    mitra = _mitra(kerja, baris)
    ada = set(Tujuan.objects.filter(pd__in=mitra.values()).values_list("pd__kode", "kode"))
    for satu in baris:
        if not satu.utuh("perangkat_daerah", "tujuan") or satu["perangkat_daerah"] not in mitra:
            continue
        if (satu["perangkat_daerah"], satu["tujuan"]) not in ada:
            dikenal = [t for pd, t in ada if pd == satu["perangkat_daerah"]]
            saran = kerja.saran(satu["tujuan"], dikenal)
            nama = mitra[satu["perangkat_daerah"]].nama
            kerja.tolak(satu, "tujuan", f"tidak ada pada {nama}.{saran}")


# -- kontribusi_indikator

_KONTRIBUSI = (
    rujuk("indikator", INDIKATOR, wajib=True),
    Kolom("perangkat_daerah", Kode(), wajib=True, medan="kode_mitra"),
    Kolom("peran", Pilihan(PeranKontribusi.choices), wajib=True),
    Kolom("sumber", Kode(), medan="kode_sumber"),
    Kolom("uraian"),
)


def _susun_kontribusi(baris: Baris, kerja: Pemuatan) -> None:
    tambahan: dict[str, Any] = {}
    if "sumber" in kerja.kolom_ada[baris.lembar] and baris["sumber"] is None:
        tambahan["kode_sumber"] = ""  # an emptied cell takes the link away
    calon_baris(kerja, baris, KONTRIBUSI, _KONTRIBUSI, **tambahan)


def _tulis_kontribusi(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(KONTRIBUSI):
        isi = tulis_kolom(keadaan, KONTRIBUSI, objek, _KONTRIBUSI)
        yield {**isi, "sumber": isi["sumber"] or None}


def sumber_sejalan(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Rule: the agency is one of the region, and its indicator can stand for the region's."""
    mitra = _mitra(kerja, baris)
    bersumber = [
        satu
        for satu in baris
        if satu.utuh("indikator", "perangkat_daerah", "sumber")
        and satu["perangkat_daerah"] in mitra
    ]
    if not bersumber:
        return
    dicari = {satu["sumber"] for satu in bersumber}
    semua = Indikator.objects.filter(pd__in=mitra.values(), kode__in=dicari)
    ada = {(i.pd_id, i.kode): i for i in semua}
    bentuk = dict(zip(ada, bentuk_sumber(ada.values()), strict=True))
    sudah: dict[str, str] = {}
    for satu in bersumber:
        pd = mitra[satu["perangkat_daerah"]]
        if pesan := _salah_sumber(kerja, satu, pd, bentuk.get((pd.pk, satu["sumber"])), sudah):
            kerja.tolak(satu, "sumber", pesan)


def _salah_sumber(
    kerja: Pemuatan,
    satu: Baris,
    pd: PerangkatDaerah,
    dari: BentukSumber | None,
    sudah: dict[str, str],
) -> str:
    if dari is None:
        milik = Indikator.objects.filter(pd=pd).values_list("kode", flat=True)
        return f"tidak ada pada {pd.nama}.{kerja.saran(satu['sumber'], list(milik))}"
    if satu.utuh("peran") and (pesan := peran_sumber(satu["peran"], bersumber=True)):
        return pesan
    lain = sudah.setdefault(satu["indikator"], pd.nama)
    if lain != pd.nama:
        return f"angkanya sudah diambil dari {lain}; satu indikator mempunyai satu sumber."
    isi = kerja.lihat(INDIKATOR, (satu["indikator"],))
    if isi is None:
        return ""
    return beda_sumber(_bentuk(kerja, isi), dari)


def bersumber(kerja: Pemuatan) -> frozenset[Kunci]:
    """Keys of the indicators whose figures an agency gives, as it will stand after the load."""
    hasil: set[Kunci] = set()
    for kunci, isi in kerja.semua(KONTRIBUSI):
        if isi["kode_sumber"] if "kode_sumber" in isi else isi["sumber"]:
            hasil.add(kunci[0])
    return frozenset(hasil)


def _bentuk(kerja: Pemuatan, isi: dict[str, Any]) -> BentukSumber:
    """What has to agree, of the region's indicator as it will stand."""
    tingkat = [
        (baris["peringkat"], kunci[1])
        for kunci, baris in kerja.semua(PREDIKAT)
        if isi["skala"] is not None and kunci[0] == isi["skala"]
    ]
    predikat = tuple(kode for _, kode in sorted(tingkat))
    return BentukSumber(isi["satuan"], isi["polaritas"], isi["jenis_nilai"], predikat)


LEMBAR = (
    Lembar(
        "dukungan_sasaran", _DUKUNGAN, _susun_dukungan, _tulis_dukungan,
        kunci=("sasaran", "perangkat_daerah", "tujuan"), tabel=(DUKUNGAN_SASARAN,),
        periksa=(milik_pemda, tujuan_dikenal), butuh=(PD,),
    ),
    Lembar(
        "kontribusi_indikator", _KONTRIBUSI, _susun_kontribusi, _tulis_kontribusi,
        kunci=("indikator", "perangkat_daerah"), tabel=(KONTRIBUSI,),
        periksa=(milik_pemda, sumber_sejalan), butuh=(PD, PREDIKAT),
    ),
)  # fmt: skip
