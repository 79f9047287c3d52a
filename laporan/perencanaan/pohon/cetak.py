"""The tree on sheets: cards as they print, letterhead, signature, and the files."""

from base64 import b64encode
from collections.abc import Sequence

from kinerja.jenis import StatusPemangku
from kinerja.sebutan import AWALAN_PEMANGKU
from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.cetak.grafik import (
    KartuCetak,
    KopLembar,
    LembarPohon,
    RincianKartu,
    TandaLembar,
    lembar_pohon,
)
from laporan.cetak.lambang import lambang_pd
from laporan.cetak.paket import zip_tetap
from laporan.cetak.pdf_lembar import Kemajuan, cetak_lembar
from laporan.perencanaan.pohon.kartu import KartuPohon, cabang_kartu, leluhur_kartu

MIME_SVG, MIME_ZIP = "image/svg+xml", "application/zip"
GARIS_TANDA = "." * 40


def kartu_cetak(kartu: Sequence[KartuPohon], cabang: str = "") -> list[KartuCetak]:
    """The cards as they print; with `cabang` that node's branch, below all that stand above it."""
    dipakai = list(kartu)
    if cabang:
        dipakai = [*leluhur_kartu(kartu, cabang), *cabang_kartu(kartu, cabang)]
    return [_kartu(k) for k in dipakai]


def _kartu(k: KartuPohon) -> KartuCetak:
    rincian: list[RincianKartu] = []
    for i in k.indikator:
        rincian.append(RincianKartu(f"• {i.nama}{' (IKU)' if i.iku else ''}", redup=False))
        rincian.append(RincianKartu(i.angka))
        if i.hasil:
            rincian.append(RincianKartu(i.hasil, nada=i.nada))
    if k.penanggung_jawab:
        rincian.append(RincianKartu(f"Penanggung jawab: {k.penanggung_jawab}"))
    if k.anggaran:
        serapan = f", serapan {k.serapan}" if k.serapan else ""
        rincian.append(RincianKartu(f"Anggaran {k.anggaran}{serapan}"))
    if k.lintas:
        rincian.append(RincianKartu(f"Crosscutting: {'; '.join(k.lintas)}"))
    label = f"{k.label} {k.kode}".strip()
    return KartuCetak(k.kunci, k.induk, label, k.teks, k.tingkat, tuple(rincian))


def judul_pohon(bahan: Bahan) -> str:
    """`Pohon Kinerja Dinas … Tahun 2024`."""
    return f"Pohon Kinerja {bahan.pd.nama} Tahun {bahan.tahun}"


def lembar_cetak(
    bahan: Bahan, kartu: Sequence[KartuPohon], *, kertas: str, cabang: str = ""
) -> tuple[LembarPohon, ...]:
    """The drawn sheets."""
    return lembar_pohon(
        kartu_cetak(kartu, cabang),
        kertas=kertas,
        judul=judul_pohon(bahan),
        kop=kop_lembar(bahan),
        tanda=tanda_lembar(bahan),
    )


def kop_lembar(bahan: Bahan) -> KopLembar:
    """The letterhead of the agency."""
    pd = bahan.pd
    pemda = pd.pemda if pd.pemda.startswith("Pemerintah") else f"Pemerintah {pd.pemda}"
    lambang = lambang_pd(pd)
    data = ""
    if lambang is not None:
        data = f"data:{lambang.tipe};base64,{b64encode(lambang.isi).decode()}"
    return KopLembar((pemda.upper(), pd.nama.upper()), pd.alamat, data)


def tanda_lembar(bahan: Bahan) -> TandaLembar:
    """Place, the head's post and name, with lines to fill in where nobody is named."""
    kepala, pd = bahan.kepala, bahan.pd
    pemangku = bahan.pemangku.get(kepala.pk) if kepala else None
    depan = AWALAN_PEMANGKU.get(StatusPemangku(pemangku.status), "") if pemangku else ""
    sebutan = pd.sebutan_jabatan_kepala(kepala.nama if kepala else "")
    atas = (f"{pd.tempat}, {GARIS_TANDA[:24]}", *_dua_baris(f"{depan}{sebutan},"))
    if pemangku is None or not pemangku.nama:
        return TandaLembar(atas, (GARIS_TANDA, "NIP"))
    nip = f"NIP {pemangku.nip}" if pemangku.nip else ""
    return TandaLembar(atas, tuple(x for x in (pemangku.nama, pemangku.pangkat, nip) if x))


def _dua_baris(teks: str, lebar: int = 44) -> tuple[str, ...]:
    baris = [""]
    for kata in teks.split():
        if baris[-1] and len(baris[-1]) + 1 + len(kata) > lebar:
            baris.append(kata)
        else:
            baris[-1] = f"{baris[-1]} {kata}".strip()
    return tuple(baris)


def berkas_pdf(
    bahan: Bahan, lembar: Sequence[LembarPohon], kertas: str, kemajuan: Kemajuan | None = None
) -> Berkas:
    """The PDF. Raises PdfTidakTersediaError."""
    return cetak_lembar(
        lembar,
        kertas=kertas,
        judul=judul_pohon(bahan),
        nama=nama_berkas(bahan),
        kemajuan=kemajuan,
    )


def berkas_svg(bahan: Bahan, lembar: Sequence[LembarPohon]) -> Berkas:
    """One sheet as SVG, several in a zip."""
    nama = nama_berkas(bahan)
    if len(lembar) == 1:
        return Berkas(f"{nama}.svg", MIME_SVG, lembar[0].svg.encode())
    isi = {
        f"{nama}-halaman-{n:03}.svg": satu.svg.encode() for n, satu in enumerate(lembar, start=1)
    }
    return Berkas(f"{nama}-svg.zip", MIME_ZIP, zip_tetap(isi))


def nama_berkas(bahan: Bahan) -> str:
    """Without the extension."""
    return f"Pohon-Kinerja-{bahan.pd.kode}-{bahan.tahun}"
