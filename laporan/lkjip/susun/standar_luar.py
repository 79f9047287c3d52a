"""BAB III A.4: beside national and provincial figures and those of others."""

from kinerja.models import Pembanding
from kinerja.perbandingan import bandingkan
from laporan.bahan.bahan import BarisIndikator
from laporan.dokumen.kalimat import rangkai, satuan_kecil
from laporan.dokumen.unsur import Blok, Isi, Teks
from laporan.lkjip.kalimat.banding import terhadap_luar
from laporan.lkjip.kalimat.capaian import nilai_realisasi
from laporan.lkjip.susun.banding import gambar_banding
from laporan.lkjip.susun.dasar import KonteksSusun, daftar, judul, par
from laporan.lkjip.tabel.capaian import sumber_pembanding


def standar_nasional(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.4."""
    kepala = judul("A.4 Perbandingan Realisasi dengan Standar Nasional atau Provinsi", 2)
    butir: list[Isi] = [
        _butir_luar(k, b, p)
        for b in k.bahan.baris
        for p in k.bahan.pembanding.get(b.indikator.pk, [])
    ]
    if not butir:
        teks = (
            f"Angka nasional atau provinsi untuk indikator tahun {k.tahun} tidak dicatat, sehingga "
            "realisasinya tidak dapat disandingkan dengan daerah lain."
        )
        return (kepala, *k.kosong(par(teks), "standar_nasional"))
    awal = par("Realisasi disandingkan dengan angka nasional atau provinsi pada ",
               k.rujuk("standar_nasional"), ".")  # fmt: skip
    return (kepala, awal, *k.tabel("standar_nasional"), *gambar_banding(k), *daftar(butir))


def _butir_luar(k: KonteksSusun, b: BarisIndikator, p: Pembanding) -> Isi:
    angka = satuan_kecil(b.bentuk.tampil(p.nilai))
    lingkup = {"nasional": "angka nasional", "provinsi": "angka provinsi"}
    awal = f"angka {p.daerah}" if p.daerah else lingkup.get(p.lingkup, "angka pembanding")
    sebutan = f"{awal} {angka} ({sumber_pembanding(p)})"
    if not b.ukuran.lengkap or b.ukuran.realisasi is None:
        return (
            f"{b.indikator.sebutan}: realisasi {satuan_kecil(b.ukuran.realisasi_teks)}; {sebutan}."
        )
    beda = bandingkan(
        kini=b.ukuran.realisasi,
        lalu=p.nilai,
        polaritas=b.bentuk.polaritas,
        desimal=b.bentuk.desimal,
        kebijakan=k.bahan.kebijakan,
        target=b.ukuran.target.nilai if b.ukuran.target else None,
    )
    kode = b.indikator.kode
    medan = ":".join(x for x in ("pembanding", kode, p.lingkup, p.daerah) if x)
    return rangkai(
        f"{b.indikator.sebutan}: realisasi ",
        nilai_realisasi(kode, b.ukuran),
        ", ",
        Teks(terhadap_luar(beda, b.bentuk, sebutan), medan=medan),
        ".",
    )
