"""BAB III B. Realisasi Anggaran."""

from collections.abc import Sequence

from anggaran.rekap import Simpul
from anggaran.sebutan import nama_mata, sebut_mata
from kinerja.angka import format_persen, format_rupiah
from laporan.cetak.grafik import ButirSerapan, serapan_program
from laporan.dokumen.kalimat import cacah, hitungan, rangkai
from laporan.dokumen.unsur import Blok, Gambar, Isi, Potongan, Rujukan, Teks, teks_polos
from laporan.lkjip.kalimat.anggaran import banyak_mata
from laporan.lkjip.susun.dasar import KonteksSusun, belum, daftar, judul, mendatar, par


def susun(k: KonteksSusun) -> tuple[Blok, ...]:
    """The section."""
    kepala = judul("B. Realisasi Anggaran")
    a = k.bahan.anggaran
    if not a.program:
        return (
            kepala,
            *k.kosong(
                belum("anggaran", f"Anggaran tahun {k.tahun} belum diisi."),
                "jenis_belanja",
                "realisasi_anggaran",
                "anggaran_sasaran",
            ),
        )
    awal = f"Anggaran tahun {k.tahun}"
    if a.versi:
        akhir = a.versi[-1]
        nomor = f" ({akhir.nomor})" if akhir.nomor else ""
        awal = f"Anggaran {akhir.get_jenis_display().lower()} tahun {k.tahun}{nomor}"
    return (
        kepala,
        par(
            f"{awal} ",
            k.dana("total", a.total),
            _belum_dicatat(k),
            f". {_dibiayai(k)}. Rincian menurut jenis belanja disajikan pada ",
            k.rujuk("jenis_belanja"),
            ".",
        ),
        *k.tabel("jenis_belanja"),
        par(
            "Rincian menurut program, kegiatan, dan sub kegiatan disajikan pada ",
            k.rujuk("realisasi_anggaran"),
            ".",
        ),
        *k.tabel("realisasi_anggaran"),
        *_program(k),
        *_sasaran(k),
    )


def _dibiayai(k: KonteksSusun) -> str:
    """What the money pays for; only what stands in the plan where there is none."""
    a = k.bahan.anggaran
    banyak = banyak_mata(a.banyak)
    return f"Anggaran tersebut membiayai {banyak}" if a.total.pagu else f"Tercatat {banyak}"


def _belum_dicatat(k: KonteksSusun) -> Isi:
    """That the sum is not all: sub kegiatan whose spending nobody has recorded."""
    a = k.bahan.anggaran
    banyak = sum(len(a.belum_dicatat(p)) for p in a.program)
    if not banyak or a.total.realisasi is None:
        return ""
    n = k.cacah("belum_dicatat", banyak, "sub kegiatan")
    return rangkai("; realisasi ", n, " belum dicatat dan tidak ikut dijumlahkan")


def _sasaran(k: KonteksSusun) -> tuple[Blok, ...]:
    tabel = k.tabel("anggaran_sasaran")
    if not any(t.baris for t in tabel):
        return tuple(tabel)
    awal = par("Anggaran setiap sasaran disajikan pada ", k.rujuk("anggaran_sasaran"), ".")
    return mendatar(awal, *tabel)


def _program(k: KonteksSusun) -> tuple[Blok, ...]:
    program = k.bahan.anggaran.program
    if not any(p.jumlah.serapan.dapat for p in program):
        return (par(tanpa_serapan(program, f"Serapan setiap program tahun {k.tahun}")),)
    butir = [
        ButirSerapan(
            nama_mata("program", p.mata.nama),
            p.jumlah.serapan.nilai,
            format_persen(p.jumlah.serapan.nilai, k.desimal),
            f"{format_rupiah(p.jumlah.realisasi)} dari {format_rupiah(p.jumlah.pagu)}",
        )
        for p in program
    ]
    isi: list[Blok] = [
        par(
            "Serapan setiap program digambarkan pada ",
            Rujukan("serapan_program"),
            ".",
            _ujung_program(k),
        ),
        Gambar(
            "serapan_program",
            f"Serapan Anggaran per Program Tahun {k.tahun}",
            serapan_program(butir, judul=f"Serapan anggaran per program tahun {k.tahun}"),
            f"Serapan {hitungan(len(butir), 'program')}.{teks_polos(_ujung_program(k))}",
        ),
    ]
    if k.serapan_rendah:
        isi.append(
            par(
                f"Serapan {cacah(len(k.serapan_rendah), 'kegiatan')} berada di bawah "
                f"{k.batas_serapan}; rinciannya diuraikan pada A.6."
            )
        )
    elif len(k.kegiatan) > 3:
        isi.append(par("Tiga kegiatan dengan serapan terendah:"))
        isi += daftar([_butir(k, n) for n in range(3)])
    return tuple(isi)


def tanpa_serapan(program: Sequence[Simpul], awal: str) -> str:
    """Why there is no serapan to draw, where all have the same reason."""
    alasan = {p.jumlah.serapan.alasan for p in program}
    sebab = f": {alasan.pop()}" if len(alasan) == 1 else ""
    return f"{awal} belum dapat dihitung{sebab}."


def _ujung_program(k: KonteksSusun) -> Isi:
    """The programs with the highest and the lowest serapan."""
    ada = [p for p in k.bahan.anggaran.program if p.jumlah.serapan.dapat]
    if len(ada) < 2:
        return ""
    urut = sorted(ada, key=lambda p: p.jumlah.serapan.nilai or 0)

    def sebut(p: Simpul) -> Isi:
        teks = format_persen(p.jumlah.serapan.nilai, k.desimal)
        medan = f"serapan:{p.mata.kode}:{k.tahun}"
        return rangkai(f"{sebut_mata(p.tingkat, p.mata.nama)} (", Teks(teks, medan=medan), ")")

    return rangkai(
        " Serapan tertinggi dicatat ", sebut(urut[-1]), " dan terendah ", sebut(urut[0]), "."
    )


def _butir(k: KonteksSusun, n: int) -> tuple[Potongan, ...]:
    s = k.kegiatan[n]
    return rangkai(f"{nama_mata(s.tingkat, s.mata.nama)}: ", k.serapan(s.mata.kode, s.jumlah), ".")
