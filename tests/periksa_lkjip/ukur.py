"""How much the check finds, and how much of what it says is true: `script/uji-periksa`.

Tapak's own reports of several agencies, clean and with planted faults, in every format, PDF also
laid out again by LibreOffice. Recall and precision per format and class stand in
docs/periksa-lkjip.md.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[2]
HIMPUNAN = (
    "contoh/disnakertrans-banjar-2024",
    "tests/contoh/dinas-laut-fiktif",
    "tests/contoh/rsud-fiktif",
    "tests/contoh/laporan-lengkap",
    "tests/contoh/badan-hitungan",
)
JUMLAH = {"PL10", "PL11", "PL12", "PL13", "PL21"}


def _tulis(teks: str) -> None:
    sys.stdout.write(teks + "\n")


def main() -> None:
    """Make the corpus, check it, print the table."""
    urai = argparse.ArgumentParser(description=__doc__)
    urai.add_argument("--bentuk", default="html,docx,xlsx,pdf")
    urai.add_argument("--putaran", type=int, default=4, help="planted copies per agency and format")
    urai.add_argument("--banyak", type=int, default=9, help="faults per copy")
    urai.add_argument("--benih", type=int, default=1)
    urai.add_argument("--basis", type=Path, help="a database that holds the agencies already")
    urai.add_argument("--libreoffice", action="store_true", help="PDF laid out by LibreOffice too")
    urai.add_argument("--rinci", action="store_true", help="name what was missed and what is false")
    urai.add_argument("--pd", default="", help="only these agencies, by a piece of their code")
    urai.add_argument("--acuan", type=Path, help="only the reference report, as text, by its key")
    urai.add_argument("--ukur", action="store_true", help="time and memory of a long PDF instead")
    urai.add_argument("--halaman", type=int, default=100, help="pages of the long PDF")
    pilihan = urai.parse_args()
    if pilihan.ukur:
        from tests.periksa_lkjip.tebal import ukur_tebal

        raise SystemExit(0 if ukur_tebal(pilihan.halaman) else 1)
    if pilihan.acuan is not None:
        _acuan(pilihan.acuan)
        return
    with tempfile.TemporaryDirectory() as sementara:
        basis = pilihan.basis or Path(sementara) / "korpus.sqlite3"
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{basis}",
            "TAPAK_DATA": sementara,
            "TAPAK_DEBUG": "1",
        }
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        if pilihan.basis is None:
            _muat()
        import django

        django.setup()
        _ukur(pilihan, Path(sementara))


def _acuan(berkas: Path) -> None:
    """The share of the key that is found, what is missed, and what the key does not hold."""
    from laporan.periksa_lkjip.baca.bentuk import baca_naskah
    from laporan.periksa_lkjip.periksa import periksa_naskah
    from tests.periksa_lkjip.kunci_acuan import cocokkan

    hasil = periksa_naskah(baca_naskah(berkas.read_bytes(), berkas.name))
    kena, luput, sisa = cocokkan(hasil.temuan)
    semua = len(kena) + len(luput)
    _tulis(f"ditemukan {len(kena)} dari {semua} ({100 * len(kena) // semua}%)")
    for butir in luput:
        _tulis(f"LUPUT {butir.tabel} {butir.tercetak.lstrip('!')} {butir.apa}")
    for t in sisa:
        _tulis(f"DI LUAR KUNCI {t.tingkat} {t.kode} {t.lokasi} {t.tercetak[:60]}")


def _muat() -> None:
    for perintah in (
        ["migrate", "--no-input"],
        ["pasang_peran"],
        *(["muat_data", h] for h in HIMPUNAN),
    ):
        subprocess.run(
            [sys.executable, "manage.py", *perintah],
            cwd=AKAR,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def _ukur(pilihan: argparse.Namespace, folder: Path) -> None:
    from kinerja.models import PerangkatDaerah
    from laporan.bahan.bahan import Bahan
    from laporan.terbit.nomor import dokumen_lkjip

    bentuk = pilihan.bentuk.split(",") + (["pdf-lo"] if pilihan.libreoffice else [])
    ditemukan: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    menurut: dict[str, Counter[bool]] = defaultdict(Counter)
    palsu: Counter[str] = Counter()
    benar: Counter[str] = Counter()
    bersih: dict[str, Counter[str]] = defaultdict(Counter)
    for pd in PerangkatDaerah.objects.order_by("kode"):
        if pilihan.pd and not any(p in pd.kode for p in pilihan.pd.split(",")):
            continue
        dokumen = dokumen_lkjip(Bahan(pd, 2024), date(2025, 2, 10))
        if not any(t for t in _tabel(dokumen)):
            continue
        for b in bentuk:
            hasil = _periksa(dokumen, b, folder)
            for t in hasil.temuan:
                bersih[b][t.tingkat.value] += 1
                if t.tingkat != "catatan":
                    _tulis(f"BERSIH {pd.kode} {b}: {t.kode} {t.lokasi} {t.pesan}")
            for n in range(pilihan.putaran):
                from tests.periksa_lkjip.korpus import tanam

                rusak, kunci = tanam(dokumen, pilihan.benih * 1000 + n, pilihan.banyak)
                hasil = _periksa(rusak, b, folder)
                berat = [t for t in hasil.temuan if t.tingkat != "catatan"]
                for k in kunci:
                    if b == "xlsx" and k.golongan == "kalimat dengan tabel":
                        continue  # a workbook holds the tables only
                    kena = any(_kena(t, k) for t in hasil.temuan)
                    ditemukan[b, k.golongan][kena] += 1
                    menurut[k.macam][kena] += 1
                    if not kena and pilihan.rinci:
                        _tulis(f"LUPUT {pd.kode} {b} {k}")
                for t in berat:
                    sah = any(_akibat(t, k) for k in kunci)
                    (benar if sah else palsu)[b] += 1
                    if not sah and pilihan.rinci:
                        _tulis(f"PALSU {pd.kode} {b} {t.kode} {t.lokasi} {t.baris[:50]} {t.pesan}")
    _cetak(bentuk, ditemukan, menurut, benar, palsu, bersih)


def _tabel(dokumen: Any) -> Iterator[Any]:
    from tests.periksa_lkjip.korpus import _jalan

    ada: list[Any] = []

    def catat(s: Any) -> Any:
        ada.append(s)
        return s

    _jalan(dokumen, catat)
    return iter(ada)


def _periksa(dokumen: Any, bentuk: str, folder: Path) -> Any:
    from laporan.periksa_lkjip.baca.bentuk import baca_naskah
    from laporan.periksa_lkjip.periksa import periksa_naskah
    from laporan.tugas.berkas import tulis

    if bentuk != "pdf-lo":
        return periksa_naskah(baca_naskah(tulis(dokumen, bentuk).isi))
    asal = folder / "naskah.docx"
    asal.write_bytes(tulis(dokumen, "docx").isi)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/lo", "--headless",
         "--convert-to", "pdf",
         "--outdir", str(folder), str(asal)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return periksa_naskah(baca_naskah((folder / "naskah.pdf").read_bytes()))


def _rapat(teks: str) -> str:
    return re.sub(r"[^0-9a-z,%]", "", teks.lower())


def _memuat(teks: str, angka: str) -> bool:
    """Whether a text names the figure, as a figure of its own."""
    inti = re.search(r"\d[\d.,]*\d|\d", angka)
    if inti is None:
        return _rapat(angka) in _rapat(teks)
    polos = inti[0].replace(".", "")
    ekor = r"(?:,0+)?" if "," not in polos else ""
    return bool(
        re.search(
            rf"(?<![\d,]){re.escape(polos.rstrip('0') if ',' in polos else polos)}0*{ekor}(?![\d])",
            teks.replace(".", ""),
        )
    )


def _kena(t: Any, k: Any) -> bool:
    """Whether a finding is about a planted fault."""
    if not k.tabel:
        if not t.tabel and _memuat(t.pesan, k.tanam):
            return True
        return k.kolom == "terbilang" and t.kode in {"PL42", "PL43"}
    sini = t.tabel == k.tabel or f"Tabel {k.tabel}" in t.pesan
    if sini and (_memuat(t.tercetak, k.tanam) or _memuat(t.pesan, k.tanam)):
        return True
    return (
        t.kode in JUMLAH
        and t.tabel == k.tabel
        and t.kolom.split()[-1:] == k.kolom.split()[-1:]
        and k.kolom in t.kolom
    )


def _akibat(t: Any, k: Any) -> bool:
    """Whether a finding follows from a planted fault: names its figure, or stands in its row."""
    if any(_memuat(x, k.tanam) for x in (t.tercetak, t.seharusnya, t.pesan)):
        return True
    if k.tabel and t.tabel == k.tabel:
        return t.kode in JUMLAH or _rapat(k.baris)[:40] in _rapat(t.kutipan)
    return not k.tabel and (
        _rapat(t.kutipan)[:40] in _rapat(k.baris) or _rapat(k.baris)[:40] in _rapat(t.kutipan)
    )


def _cetak(
    bentuk: Sequence[str], ditemukan: Any, menurut: Any, benar: Any, palsu: Any, bersih: Any
) -> None:
    def persen(c: Counter[bool]) -> str:
        n = sum(c.values())
        return f"{c[True]}/{n} ({100 * c[True] // n if n else 0}%)"

    _tulis("\nbentuk     golongan               ditemukan")
    for (b, g), c in sorted(ditemukan.items()):
        _tulis(f"{b:10} {g:22} {persen(c)}")
    _tulis("\nbentuk     presisi            laporan bersih")
    for b in bentuk:
        n = benar[b] + palsu[b]
        tepat = f"{benar[b]}/{n} ({100 * benar[b] // n if n else 0}%)"
        kosong = f"{bersih[b]['galat']} galat, {bersih[b]['peringatan']} peringatan"
        _tulis(f"{b:10} {tepat:18} {kosong}")
    _tulis("\nmacam")
    for m, c in sorted(
        menurut.items(), key=lambda x: (x[1][True] / max(1, sum(x[1].values())), x[0])
    ):
        _tulis(f"{m:46} {persen(c)}")


if __name__ == "__main__":
    main()
