"""BAB II Perencanaan Kinerja: visi and misi, key indicators, Perjanjian Kinerja, the tree."""

from collections.abc import Iterable

from kinerja.kata_daftar import urutkan
from kinerja.models import Sasaran
from laporan.bahan.bahan import BarisIndikator
from laporan.cetak.grafik import SimpulPohon
from laporan.dokumen.kalimat import hitungan, sebanyak, tanpa_titik, urutkan_titik_koma
from laporan.dokumen.unsur import Bab, Blok, Gambar, Rujukan, Teks
from laporan.lkjip.susun.dasar import (
    KonteksSusun,
    belum,
    daftar_teks,
    judul,
    par,
    sebut_indikator,
    seksi,
    tandai,
)
from laporan.lkjip.susun.gambar_pohon import gambar_pohon
from laporan.lkjip.susun.keterkaitan import keterkaitan
from laporan.perjanjian.dipakai import indikator_termuat

BELUM_DITANDATANGANI = "Perjanjian Kinerja Tahun {} belum tercatat ditandatangani kedua pihak."


def susun(k: KonteksSusun) -> Bab:
    """The chapter."""
    isi = (
        seksi("bab2:visi_misi", "Visi, Misi, dan Tujuan", *_visi(k)),
        *tandai(_iku(k), "bab2:iku"),
        *tandai(_pk(k), "bab2:pk"),
        *(tandai(pohon_kinerja(k), "bab2:pohon_kinerja") if k.bahan.sasaran_strategis else ()),
        *_keterkaitan(k),
    )
    return Bab("PERENCANAAN KINERJA", isi, "bab-2")


def _keterkaitan(k: KonteksSusun) -> tuple[Blok, ...]:
    isi = keterkaitan(k, "D" if k.bahan.sasaran_strategis else "C")
    return tandai(isi, "bab2:keterkaitan") if isi else ()


def _visi(k: KonteksSusun) -> tuple[Blok, ...]:
    visi = [b.teks for b in k.bahan.profil.get("visi", [])]
    misi = [b.teks for b in k.bahan.profil.get("misi", [])]
    isi: list[Blok] = []
    if visi:
        teks = tanpa_titik(visi[0]).strip("“”\"'")
        isi.append(
            par(f"{k.pd.nama} menunjang visi {k.pd.pemda}: ", Teks(f"“{teks}”", tebal=True), ".")
        )
    else:
        isi.append(belum("visi", "Visi belum diisi."))
    if misi:
        isi.append(par("Misi yang menjadi acuan sasaran perangkat daerah:"))
        isi += daftar_teks(misi, bernomor=False)
    renstra = k.bahan.renstra
    if renstra is None:
        isi.append(belum("renstra", f"{k.rencana} yang mencakup tahun {k.tahun} belum diisi."))
    elif k.bahan.tujuan:
        tujuan = urutkan([tanpa_titik(t.uraian) for t in k.bahan.tujuan])
        isi.append(
            par(
                f"{renstra.nama} menetapkan {hitungan(len(k.bahan.tujuan), 'tujuan')}, yaitu "
                f"{tujuan}, yang dijabarkan ke dalam "
                f"{hitungan(len(k.bahan.sasaran_strategis), 'sasaran strategis')}."
            )
        )
    else:
        isi.append(belum("tujuan", f"Tujuan pada {renstra.nama} belum diisi."))
    return tuple(isi)


def _iku(k: KonteksSusun) -> tuple[Blok, ...]:
    iku = k.bahan.baris_iku
    kepala = judul("A. Indikator Kinerja Utama")
    if iku:
        kalimat_iku = par(
            f"{sebanyak(len(iku), 'indikator')} ditetapkan sebagai indikator kinerja utama (IKU): "
            f"{urutkan([b.indikator.sebutan for b in iku])}. Formulasi dan targetnya disajikan "
            "pada ",
            k.rujuk("tujuan_sasaran"),
            ".",
        )
    else:
        kalimat_iku = par("Belum ada indikator yang ditetapkan sebagai indikator kinerja utama.")
    return (kepala, kalimat_iku, *k.tabel("tujuan_sasaran"))


def _pk(k: KonteksSusun) -> tuple[Blok, ...]:
    kepala = judul("B. Perjanjian Kinerja")
    baris = k.bahan.baris_sasaran
    if not baris:
        return (
            kepala,
            *k.kosong(
                belum("pk", f"Perjanjian kinerja tahun {k.tahun} belum diisi."),
                "perjanjian_kinerja",
            ),
        )
    tanpa = [b for b in baris if b.ukuran.target is None]
    isi: list[Blok] = [
        kepala,
        par(
            _yang_dimuat(k),
            f", berjenjang dari sasaran strategis {k.pd.kepala} sampai dengan sasaran kinerja di "
            "bawahnya"
            if any(s.induk_id for s in k.bahan.sasaran)
            else "",
            ". Target, anggaran, dan penanggung jawabnya disajikan pada ",
            k.rujuk("perjanjian_kinerja"),
            ".",
        ),
    ]
    if versi := k.versi_pk.kalimat:
        isi.append(par(versi))
    elif not k.versi_pk.perjanjian:
        isi.append(par(BELUM_DITANDATANGANI.format(k.tahun)))
    if tanpa:
        isi.append(
            par(f"Target tahun {k.tahun} belum ditetapkan untuk {sebut_indikator(tanpa, baris)}.")
        )
    return (*isi, *k.tabel("perjanjian_kinerja"))


def _yang_dimuat(k: KonteksSusun) -> str:
    """How many indicators are planned, and of which of them an agreement is signed."""
    baris = k.bahan.baris_sasaran
    sasaran = hitungan(len({b.indikator.sasaran_id for b in baris}), "sasaran")
    semua = f"{hitungan(len(baris), 'indikator')} pada {sasaran}"
    if not k.versi_pk.perjanjian:
        return f"Perencanaan kinerja tahun {k.tahun} mencakup {semua}"
    termuat = indikator_termuat(k.versi_pk.perjanjian)
    banyak = sum(b.indikator.pk in termuat for b in baris)
    if banyak == len(baris):
        return f"Perjanjian Kinerja Tahun {k.tahun} memuat {semua}"
    return (
        f"Perjanjian Kinerja Tahun {k.tahun} yang ditandatangani kedua pihak memuat "
        f"{hitungan(banyak, 'indikator')}, sedangkan perencanaan kinerja tahun itu mencakup {semua}"
    )


def pohon_kinerja(k: KonteksSusun) -> tuple[Blok, ...]:
    """C. The tree as drawings."""
    gambar = [*_puncak(k), *_cabang(k)]
    rujukan = (
        (Rujukan(gambar[0].kunci), " dan cabangnya pada gambar sesudahnya")
        if len(gambar) > 1
        else (Rujukan(gambar[0].kunci), "")
    )
    isi: list[Blok] = [
        judul("C. Pohon Kinerja"),
        par("Penjenjangan kinerja digambarkan pada ", *rujukan, "."),
    ]
    return (*isi, *gambar)


def _puncak(k: KonteksSusun) -> list[Gambar]:
    """Tujuan, sasaran strategis and the level below them."""
    simpul: list[SimpulPohon] = []
    temuan: list[str] = []
    for t in k.bahan.tujuan:
        strategis = [s for s in k.bahan.sasaran_strategis if s.tujuan_id == t.pk]
        if not strategis:
            continue
        temuan.append(f"{tanpa_titik(t.uraian)} ditopang {_nama(strategis)}")
        simpul.append(
            SimpulPohon(f"t{t.pk}", t.uraian, "", _rincian(k.bahan.baris_tujuan(t)), "Tujuan")
        )
        for s in strategis:
            anak = k.bahan.anak_sasaran[s.pk]
            if anak:
                temuan.append(f"{tanpa_titik(s.uraian)} ditopang {_nama(anak)}")
            simpul.append(_simpul(k, s, f"t{t.pk}"))
            simpul += [_simpul(k, a, f"s{s.pk}") for a in anak]
    judul_gambar = f"Pohon Kinerja {k.pd.nama} Tahun {k.tahun}"
    return gambar_pohon("pohon_kinerja", judul_gambar, simpul, f"{'; '.join(temuan)}.")


def _nama(sasaran: Iterable[Sasaran]) -> str:
    return urutkan_titik_koma([tanpa_titik(s.uraian) for s in sasaran])


def _cabang(k: KonteksSusun) -> list[Gambar]:
    """The levels below the sasaran kinerja."""
    beranak = [
        a
        for s in k.bahan.sasaran_strategis
        for a in k.bahan.anak_sasaran[s.pk]
        if k.bahan.anak_sasaran[a.pk]
    ]
    simpul = [
        _simpul(k, x, f"s{x.induk_id}" if x.pk != a.pk else "")
        for a in beranak
        for x in k.bahan.turunan(a)
    ]
    temuan = [
        f"{tanpa_titik(a.uraian)} ditopang {_nama(k.bahan.anak_sasaran[a.pk])}" for a in beranak
    ]
    judul_gambar = f"Cabang Pohon Kinerja {k.pd.nama} Tahun {k.tahun}"
    return gambar_pohon("pohon_kinerja:cabang", judul_gambar, simpul, f"{'; '.join(temuan)}.")


def _simpul(k: KonteksSusun, s: Sasaran, induk: str) -> SimpulPohon:
    return SimpulPohon(
        f"s{s.pk}",
        s.uraian,
        induk,
        (*_rincian(k.bahan.baris_dari(s)), f"Penanggung jawab: {s.penanggung_jawab.nama}"),
        k.sebutan_simpul(s),
    )


def _rincian(baris: list[BarisIndikator]) -> tuple[str, ...]:
    return tuple(
        f"{b.indikator.sebutan}: {b.ukuran.target.teks if b.ukuran.target else 'target belum ada'}"
        for b in baris
    )
