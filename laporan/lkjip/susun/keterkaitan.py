"""BAB II: how indicators, money, parties and planning documents hang together."""

from laporan.dokumen.kalimat import rangkai, urutkan_isi, urutkan_titik_koma
from laporan.dokumen.unsur import Blok, Isi, Teks
from laporan.lkjip.susun.dasar import KonteksSusun, judul, mendatar, par
from laporan.lkjip.tabel.keterkaitan import (
    BERBEDA,
    SAMA,
    banding_target,
    baris_puncak,
    program_penunjang,
    target_pk,
    target_renstra,
)


def keterkaitan(k: KonteksSusun, huruf: str) -> tuple[Blok, ...]:
    """The section; `huruf` is its letter in the chapter. Nothing where no indicator is entered."""
    if not k.bahan.baris:
        return ()
    kepala = judul(f"{huruf}. Keterkaitan dan Keselarasan Kinerja")
    return mendatar(kepala, *_iku(k), *_lintas(k), *_selaras(k))


def _iku(k: KonteksSusun) -> tuple[Blok, ...]:
    """Key indicators and what pays for them."""
    if not k.bahan.baris_iku:
        return ()
    tanpa = [b.indikator.sebutan for b in k.bahan.baris_iku if not program_penunjang(k.bahan, b)]
    if len(tanpa) == len(k.bahan.baris_iku):
        teks = "Indikator kinerja utama belum dikaitkan dengan program atau kegiatan."
        return (par(teks),)
    ekor: Isi = ""
    if tanpa:
        ekor = f" Belum dikaitkan dengan program atau kegiatan: {urutkan_titik_koma(tanpa)}."
    return (
        par(
            "Program dan kegiatan yang menunjang setiap indikator kinerja utama, anggarannya, dan "
            "penanggung jawabnya disajikan pada ",
            k.rujuk("iku_program"),
            ".",
            ekor,
        ),
        *k.tabel("iku_program"),
    )


def _lintas(k: KonteksSusun) -> tuple[Blok, ...]:
    """Sasaran that need others."""
    sasaran = [s for s in k.bahan.sasaran if k.bahan.crosscutting.get(s.pk)]
    if not sasaran:
        return (par("Sasaran yang memerlukan unit kerja atau pihak lain tidak dicatat."),)
    return (
        par(
            k.sebanyak("sasaran_lintas", len(sasaran), "sasaran"),
            " memerlukan unit kerja atau pihak lain (",
            Teks("crosscutting", miring=True),
            "); kontribusi setiap pihak disajikan pada ",
            k.rujuk("lintas_unit"),
            ".",
        ),
        *k.tabel("lintas_unit"),
    )


def _selaras(k: KonteksSusun) -> tuple[Blok, ...]:
    """Renstra against Perjanjian Kinerja, of the top of the tree."""
    baris = baris_puncak(k.bahan)
    if not baris:
        return ()
    hasil = [(b, banding_target(target_renstra(k.bahan, b), target_pk(b))) for b in baris]
    sama = [b for b, h in hasil if h == SAMA]
    beda = [b.indikator.sebutan for b, h in hasil if h == BERBEDA]
    tanpa = [b.indikator.sebutan for b, h in hasil if h not in (SAMA, BERBEDA)]
    bagian: list[Isi] = []
    if sama:
        bagian.append(rangkai(k.cacah("target_sama", len(sama)), " bertarget sama"))
    if beda:
        bagian.append(rangkai(k.cacah("target_beda", len(beda)), " bertarget berbeda"))
    if tanpa:
        bagian.append(
            rangkai(
                k.cacah("target_tanpa", len(tanpa)),
                " tidak dapat disandingkan karena salah satu atau kedua targetnya tidak tercatat",
            )
        )
    rinci = f" Yang berbeda: {urutkan_titik_koma(beda)}." if beda else ""
    if not any(t.baris for t in k.tabel("keselarasan")):
        return tuple(k.tabel("keselarasan"))
    return (
        par(
            rangkai(
                "Target indikator tujuan dan sasaran strategis menurut Renstra disandingkan dengan "
                "Perjanjian Kinerja pada ",
                k.rujuk("keselarasan"),
                ": ",
                urutkan_isi(bagian),
                f".{rinci}",
            )
        ),
        *k.tabel("keselarasan"),
    )
