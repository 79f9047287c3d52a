"""The statement of the Inspektorat and its checklist, once the reviu is signed off.

A statement recorded from paper has no checklist here: it stands in the Inspektorat's own papers.
"""

from kinerja.periode import nama_bulan
from kinerja.teks import butir
from laporan.dokumen.unsur import (
    NOMOR,
    Bagian,
    Baris,
    Blok,
    BlokTandaTangan,
    Isi,
    Kolom,
    Lampiran,
    Penandatangan,
    Rujukan,
    Sel,
    Tabel,
)
from laporan.lkjip.susun.dasar import KonteksSusun, daftar, par
from laporan.models import HasilReviu, Jawaban, ReviuInspektorat
from laporan.models.butir_reviu import BUTIR, KELOMPOK


def pernyataan_reviu(k: KonteksSusun) -> tuple[Bagian, ...]:
    """The statement page; nothing before the reviu is done."""
    reviu = k.bahan.reviu
    if reviu is None:
        return ()
    isi: list[Blok] = [
        par(
            f"Kami telah mereviu Laporan Kinerja Instansi Pemerintah {k.nama} tahun anggaran "
            f"{k.tahun} menurut pedoman reviu atas laporan kinerja. Isi laporan menjadi tanggung "
            f"jawab manajemen {k.nama}."
        ),
        par(
            "Reviu bertujuan memberi keyakinan terbatas bahwa laporan kinerja disajikan secara "
            "akurat, andal, dan absah."
        ),
        *_simpulan(k, reviu),
        *_kertas(reviu),
        BlokTandaTangan((Penandatangan(f"{reviu.sebutan},", ""),), _tempat_tanggal(reviu)),
    ]
    return (Bagian("PERNYATAAN TELAH DIREVIU", tuple(isi), "pernyataan-reviu"),)


def _simpulan(k: KonteksSusun, reviu: ReviuInspektorat) -> tuple[Blok, ...]:
    if reviu.hasil == HasilReviu.BERSIH:
        return (
            par(
                "Berdasarkan reviu kami, tidak terdapat kondisi atau hal yang menimbulkan "
                "keraguan atas keandalan informasi kinerja dalam laporan ini."
            ),
        )
    hal: list[Isi] = [*butir(reviu.pengecualian)]
    return (
        par(
            "Berdasarkan reviu kami, selain hal berikut tidak terdapat kondisi yang menimbulkan "
            "keraguan atas keandalan informasi kinerja dalam laporan ini."
        ),
        *daftar(hal, bernomor=len(hal) > 1),
    )


def _kertas(reviu: ReviuInspektorat) -> tuple[Blok, ...]:
    """Where the signed statement is, when it was signed on paper."""
    if not reviu.dari_kertas or reviu.selesai_oleh is None:
        return ()
    return (
        par(
            f"Halaman ini dicatat {reviu.selesai_oleh.sebutan} dari dokumen kertas Nomor "
            f"{reviu.nomor}. Pindaian dokumen yang ditandatangani disimpan dengan sidik SHA-256 "
            f"{reviu.pindaian_id}."
        ),
    )


def _tempat_tanggal(reviu: ReviuInspektorat) -> str:
    hari = reviu.tanggal
    assert hari is not None  # constraint reviu_inspektorat_lengkap
    return f"{reviu.tempat}, {hari.day} {nama_bulan(hari.month)} {hari.year}"


def lampiran_reviu(k: KonteksSusun) -> tuple[Lampiran, ...]:
    """The checklist as it was answered; nothing before the reviu is done."""
    reviu = k.bahan.reviu
    if reviu is None or reviu.dari_kertas:
        return ()
    jawaban = {j.butir: j for j in reviu.jawaban.all()}
    baris: list[Baris] = []
    for nomor, nama in KELOMPOK.items():
        baris.append(Baris((Sel(nomor), Sel(nama, rentang=5)), "kelompok"))
        for b in BUTIR:
            if b.kelompok != nomor:
                continue
            j = jawaban.get(b.kode)
            baris.append(
                Baris(
                    (
                        Sel(b.kode.partition(".")[2]),
                        Sel(b.pernyataan),
                        *(
                            Sel("✓" if j and j.jawaban == pilihan else "")
                            for pilihan in Jawaban.values
                        ),
                        Sel(j.catatan if j else ""),
                    )
                )
            )
    tabel = Tabel(
        "reviu_daftar_uji",
        f"Daftar Uji Reviu Laporan Kinerja Tahun {k.tahun}",
        (
            Kolom("No", "tengah", 6, kunci=NOMOR),
            Kolom("Pernyataan", lebar=46, kunci="pernyataan"),
            Kolom("Ya", "tengah", 7, kunci="ya"),
            Kolom("Tidak", "tengah", 8, kunci="tidak"),
            Kolom("Tidak relevan", "tengah", 10, kunci="tidak_relevan"),
            Kolom("Catatan", lebar=28, kunci="catatan"),
        ),
        tuple(baris),
    )
    awal = par(
        f"Reviu diselesaikan {reviu.sebutan} pada {_tempat_tanggal(reviu)}. Jawabannya untuk "
        "setiap butir tercantum pada ",
        Rujukan(tabel.kunci),
        ".",
    )
    return (Lampiran("DAFTAR UJI REVIU INSPEKTORAT", (awal, tabel), "lampiran-reviu"),)
