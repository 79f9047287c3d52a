"""Tables of BAB I: staff and problems."""

from kinerja.models import Masalah, RekapPegawai
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Baris, Kolom, Sel, Tabel
from laporan.lkjip.tabel.sel import KOLOM_NO, bulat, kolom, teks

ESELON = ("I", "II", "III", "IV")


def kepegawaian(bahan: Bahan) -> list[Tabel]:
    """Head count per post: echelon, rank group, education. Totals are sums of the rows."""
    daftar = bahan.pegawai
    golongan = ["IV", "III", "II", "I"]
    pendidikan = ["S3", "S2", "S1", "D4", "D3", "SMA", "SMP", "SD"]
    baris = []
    for nomor, r in enumerate(daftar, start=1):
        eselon = _eselon(r)
        baris.append(
            Baris(
                (
                    teks(nomor),
                    teks(r.jabatan.nama),
                    *(bulat(eselon.get(e)) for e in ESELON),
                    *(bulat(getattr(r, m)) for m in (*r.GOLONGAN, *r.PENDIDIKAN)),
                )
            )
        )
    if daftar:
        medan = (*RekapPegawai.GOLONGAN, *RekapPegawai.PENDIDIKAN)
        jumlah_eselon = [sum(_eselon(r).get(e, 0) for r in daftar) for e in ESELON]
        jumlah = [sum(getattr(r, m) for r in daftar) for m in medan]
        kunci = [f"e{i}" for i in range(4)] + list(medan)
        baris.append(
            Baris(
                (
                    Sel("Jumlah", rentang=2),
                    *(
                        Sel(str(n), n, "angka", formula=f"=SUM({{{k}@*}})")
                        for n, k in zip([*jumlah_eselon, *jumlah], kunci, strict=True)
                    ),
                ),
                "jumlah",
            )
        )
    return [
        Tabel(
            "kepegawaian",
            f"Rekapitulasi Pegawai Tahun {bahan.tahun}",
            (
                KOLOM_NO,
                Kolom("Jabatan", lebar=34, kunci="jabatan"),
                *(Kolom(e, "tengah", 3, "Eselon", f"e{i}") for i, e in enumerate(ESELON)),
                *(
                    Kolom(g, "tengah", 3, "Golongan", m)
                    for g, m in zip(golongan, RekapPegawai.GOLONGAN, strict=True)
                ),
                *(
                    Kolom(p, "tengah", 4, "Tingkat Pendidikan", m)
                    for p, m in zip(pendidikan, RekapPegawai.PENDIDIKAN, strict=True)
                ),
            ),
            tuple(baris),
            lebar=True,
            kosong=f"Rekapitulasi pegawai tahun {bahan.tahun} belum diisi.",
        )
    ]


def _eselon(r: RekapPegawai) -> dict[str, int]:
    """Echelon → head count: everyone counted on a structural post holds its echelon."""
    if not r.jabatan.eselon:
        return {}
    return {r.jabatan.eselon: sum(getattr(r, m) for m in r.GOLONGAN)}


def masalah(bahan: Bahan) -> list[Tabel]:
    """Pokok masalah, masalah, akar masalah; a branch that stops early leaves its cells empty."""
    anak: dict[int | None, list[Masalah]] = {}
    for m in bahan.masalah:
        anak.setdefault(m.induk_id, []).append(m)
    baris = []
    for nomor, pokok in enumerate(anak.get(None, []), start=1):
        pertama_pokok = True
        cabang: list[Masalah | None] = [*anak.get(pokok.pk, [])]
        for tengah in cabang or [None]:
            pertama = True
            daun: list[Masalah | None] = [*anak.get(tengah.pk, [])] if tengah else []
            for akar in daun or [None]:
                baris.append(
                    Baris(
                        (
                            teks(nomor, lanjutan=not pertama_pokok),
                            teks(pokok.uraian, lanjutan=not pertama_pokok),
                            teks(tengah.uraian if tengah else "", lanjutan=not pertama),
                            teks(akar.uraian if akar else ""),
                        )
                    )
                )
                pertama_pokok = pertama = False
    return [
        Tabel(
            "masalah",
            f"Permasalahan {bahan.pd.nama}",
            kolom(
                KOLOM_NO,
                ("pokok", "Pokok Masalah", 28),
                ("masalah", "Masalah", 28),
                ("akar", "Akar Masalah", 30),
            ),
            tuple(baris),
            kosong="Permasalahan belum diisi.",
        )
    ]
