"""BAB II Perencanaan Kinerja of a region's report: the RPJMD, the agreement, who keeps what."""

from kinerja.jenis import JenisDokumen, PeranKontribusi
from laporan.dokumen.kalimat import hitungan, rangkai, tanpa_titik, urutkan_titik_koma
from laporan.dokumen.unsur import Bab, Blok, Isi, Teks
from laporan.lkjip.susun.bab2 import pohon_kinerja
from laporan.lkjip.susun.daerah_dasar import KonteksDaerah
from laporan.lkjip.susun.dasar import (
    belum,
    daftar_teks,
    judul,
    mendatar,
    par,
    sebut_indikator,
    seksi,
    tandai,
)


def susun(k: KonteksDaerah) -> Bab:
    """The chapter."""
    isi = (
        seksi("bab2:visi_misi", "Visi, Misi, dan Tujuan", *_visi(k)),
        *tandai(_indikator(k), "bab2:iku"),
        *tandai(_perjanjian(k), "bab2:pk"),
        *(tandai(pohon_kinerja(k), "bab2:pohon_kinerja") if k.bahan.sasaran_strategis else ()),
        *tandai(_pengampu(k), "bab2:pengampu"),
    )
    return Bab("PERENCANAAN KINERJA", isi, "bab-2")


def _visi(k: KonteksDaerah) -> tuple[Blok, ...]:
    visi = [b.teks for b in k.bahan.profil.get("visi", [])]
    isi: list[Blok] = []
    if visi:
        teks = tanpa_titik(visi[0]).strip("“”\"'")
        isi.append(par(f"Visi {k.wilayah}: ", Teks(f"“{teks}”", tebal=True), "."))
    else:
        isi.append(belum("visi", "Visi daerah belum diisi."))
    renstra = k.bahan.renstra
    if renstra is None:
        isi.append(belum("renstra", f"RPJMD yang mencakup tahun {k.tahun} belum diisi."))
        return tuple(isi)
    misi = list(renstra.misi.all())
    if misi:
        isi.append(par(f"{renstra.nama} memuat {hitungan(len(misi), 'misi')}:"))
        isi += daftar_teks([m.uraian for m in misi])
    else:
        isi.append(belum("misi", f"Misi pada {renstra.nama} belum diisi."))
    if k.bahan.tujuan:
        tujuan = urutkan_titik_koma([tanpa_titik(t.uraian) for t in k.bahan.tujuan])
        isi.append(
            par(
                f"Misi itu dilaksanakan melalui {hitungan(len(k.bahan.tujuan), 'tujuan')}, yaitu "
                if misi
                else f"{renstra.nama} menetapkan {hitungan(len(k.bahan.tujuan), 'tujuan')}, yaitu ",
                f"{tujuan}, yang dijabarkan ke dalam "
                f"{hitungan(len(k.bahan.sasaran_strategis), 'sasaran')}.",
            )
        )
    else:
        isi.append(belum("tujuan", f"Tujuan pada {renstra.nama} belum diisi."))
    return tuple(isi)


def _indikator(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("A. Indikator Kinerja Daerah")
    if not k.bahan.baris:
        teks = f"Indikator kinerja daerah tahun {k.tahun} belum diisi."
        return (kepala, *k.kosong(belum("indikator", teks), "rencana_daerah"))
    iku = k.bahan.baris_iku
    utama: Isi = (
        rangkai(
            ", ",
            k.cacah("iku", len(iku)),
            " di antaranya indikator kinerja utama (IKU)",
        )
        if iku
        else ""
    )
    return mendatar(
        kepala,
        par(
            "RPJMD menetapkan ",
            k.hitungan("indikator", len(k.bahan.baris), "indikator kinerja"),
            utama,
            ". Misi, tujuan, sasaran, indikator, dan targetnya disajikan pada ",
            k.rujuk("rencana_daerah"),
            ".",
        ),
        *k.tabel("rencana_daerah"),
    )


def _perjanjian(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("B. Perjanjian Kinerja")
    baris = k.bahan.baris_sasaran
    if not baris:
        return (
            kepala,
            belum("pk", f"Perjanjian Kinerja {k.kepala_daerah} tahun {k.tahun} belum diisi."),
        )
    tanpa = [b for b in baris if b.ukuran.target is None]
    isi: list[Blok] = [
        kepala,
        par(
            f"{_yang_dimuat(k)}; targetnya disajikan pada ",
            k.rujuk("rencana_daerah"),
            ". Anggaran yang mendukungnya disajikan menurut perangkat daerah pada ",
            k.rujuk("anggaran_perangkat"),
            ".",
        ),
    ]
    if tanpa:
        sebut = sebut_indikator(tanpa, baris)
        isi.append(par(f"Target tahun {k.tahun} belum ditetapkan untuk {sebut}."))
    return tuple(isi)


def _yang_dimuat(k: KonteksDaerah) -> str:
    """What the agreement of the head of the region holds: the targets of its document."""
    baris = k.bahan.baris_sasaran
    pk = f"Perjanjian Kinerja {k.kepala_daerah} Tahun {k.tahun}"
    sasaran = hitungan(len({b.indikator.sasaran_id for b in baris}), "sasaran")
    semua = f"{hitungan(len(baris), 'indikator')} pada {sasaran}"
    termuat = [
        b for b in baris if b.ukuran.target and b.ukuran.target.dokumen_jenis == JenisDokumen.PK
    ]
    if len(termuat) == len(baris):
        return f"{pk} memuat {semua}"
    awal = f"Perencanaan kinerja tahun {k.tahun} mencakup {semua}"
    if not termuat:
        return f"{awal}, dan target {pk} belum tercatat"
    return f"{awal}, {hitungan(len(termuat), 'indikator')} di antaranya bertarget pada {pk}"


def _pengampu(k: KonteksDaerah) -> tuple[Blok, ...]:
    huruf = "D" if k.bahan.sasaran_strategis else "C"
    kepala = judul(f"{huruf}. Perangkat Daerah Pengampu")
    semua = [x for b in k.bahan.baris for x in k.daerah.kontribusi.get(b.indikator.pk, ())]
    if not semua:
        teks = "Perangkat daerah pengampu indikator belum ditetapkan."
        return (kepala, belum("pengampu", teks))
    utama = {x.indikator_id for x in semua if x.peran == PeranKontribusi.PENGAMPU}
    tanpa = [b.indikator.sebutan for b in k.bahan.baris if b.indikator.pk not in utama]
    ekor: Isi = ""
    if tanpa and utama:
        ekor = f" Belum ditetapkan pengampunya: {urutkan_titik_koma(tanpa)}."
    return mendatar(
        kepala,
        par(
            rangkai(
                "Perangkat daerah pengampu ditetapkan untuk ",
                k.hitungan("berpengampu", len(utama), "indikator"),
            )
            if utama
            else "Belum satu pun indikator mempunyai perangkat daerah pengampu",
            "; rinciannya disajikan pada ",
            k.rujuk("pengampu_indikator"),
            ".",
            ekor,
        ),
        *k.tabel("pengampu_indikator"),
    )
