"""`script/mutasi [--lolos] [modul …]`: mutate each module, run its tests, print the score.

`--lolos` runs again, with the tests as they are now, only what survived the run before or was
stopped by time in it, and what changed since in the module itself.
A survivor that docs/mutasi.md explains is counted apart; any other makes the exit code 1.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutmut.configuration import reset_config
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code

from tests.mutasi import salinan

#: Module → `tes`, the tests about it; `fungsi`, where only these functions are meant.
PETA: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "modul.toml").read_text()
)
CATATAN = salinan.AKAR / "docs" / "mutasi.md"
#: `- `fungsi`: `line as the mutant has it`: why no test can tell.`
PENJELASAN = re.compile(r"^- `(?P<fungsi>[^`]+)`: (?P<tanda>`+) ?(?P<baris>.+?) ?(?P=tanda): .+")
MATI = {"killed", "timeout", "segfault"}


@dataclass(frozen=True)
class Mutan:
    """One mutant and what became of it."""

    nama: str
    fungsi: str
    keadaan: str
    beda: str
    baris: frozenset[str]  # lines as the mutant has them


def nama_fungsi(mutan: str) -> str:
    """`kinerja.angka.xǁPitaǁlabel__mutmut_3` → `Pita.label`."""
    inti = mutan.rpartition("__mutmut_")[0].rpartition(".")[2]
    return inti.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")


def jalankan(modul: str, *, hanya_lolos: bool) -> list[Mutan]:
    """Run mutmut over one module, or over what survived before; return every mutant."""
    tes, awalan = PETA[modul]["tes"], modul.removesuffix(".py").replace("/", ".")
    yang = [f"{awalan}.x*{nama}__mutmut_*" for nama in PETA[modul].get("fungsi", [])]
    if hanya_lolos:
        lupakan_lolos(modul)
        salinan.segarkan(modul, tes)
    else:
        salinan.siapkan(modul, tes)
    jalan = subprocess.run(
        [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *yang],
        cwd=salinan.folder(modul),
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if jalan.returncode:
        sys.exit(f"{jalan.stdout[-6000:]}\n{jalan.stderr[-3000:]}\nmutmut failed on {modul}")
    return list(hasil(modul))


def lupakan_lolos(modul: str) -> None:
    """Let mutmut take the survivors, and what time stopped, for mutants that were never tried.

    Which tests reach which function it must find out again: a test may have grown.
    """
    (salinan.folder(modul) / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    catatan = salinan.folder(modul) / "mutants" / f"{modul}.meta"
    isi = json.loads(catatan.read_text())
    kode = isi["exit_code_by_key"]
    isi["exit_code_by_key"] = {
        nama: k if status_by_exit_code[k] == "killed" else None for nama, k in kode.items()
    }
    catatan.write_text(json.dumps(isi, indent=4))


def hasil(modul: str) -> Iterator[Mutan]:
    """The mutants of the last run, from mutmut's own record."""
    hanya = PETA[modul].get("fungsi")
    kerja = salinan.folder(modul)
    keadaan = json.loads((kerja / "mutants" / f"{modul}.meta").read_text())["exit_code_by_key"]
    sini = Path.cwd()
    os.chdir(kerja)
    reset_config()
    try:
        for nama, kode in keadaan.items():
            if hanya and nama_fungsi(nama).rpartition(".")[2] not in hanya:
                continue
            sebutan = status_by_exit_code[kode]
            beda = "" if sebutan in MATI else get_diff_for_mutant(nama, path=Path(modul))
            baris = frozenset(
                b[1:].strip() for b in beda.splitlines() if re.match(r"\+(?!\+\+ )", b)
            )
            yield Mutan(nama, nama_fungsi(nama), sebutan, beda, baris)
    finally:
        os.chdir(sini)


def penjelasan(modul: str) -> set[tuple[str, str]]:
    """(function, mutated line) of every survivor that docs/mutasi.md explains for the module."""
    if not CATATAN.exists():
        return set()
    bagian = re.split(r"^### ", CATATAN.read_text(), flags=re.MULTILINE)
    isi = next((b for b in bagian if b.startswith(f"`{modul}`")), "")
    cocok = (PENJELASAN.match(baris) for baris in isi.splitlines())
    return {(c["fungsi"], c["baris"]) for c in cocok if c}


def laporkan(modul: str, semua: list[Mutan]) -> tuple[str, int]:
    """Print the survivors nobody explained; return the module's row and their number."""
    jelas = penjelasan(modul)
    lolos = [m for m in semua if m.keadaan not in MATI]
    dijelaskan = [m for m in lolos if any((m.fungsi, b) in jelas for b in m.baris)]
    for m in lolos:
        if m not in dijelaskan:
            cetak(
                f"\n--- {modul} {m.fungsi} [{m.keadaan}] {m.nama.rpartition('_')[2]}",
                *(b for b in m.beda.splitlines() if re.match(r"[-+](?![-+]{2} )", b)),
            )
    mati = len(semua) - len(lolos)
    lain = Counter(m.keadaan for m in lolos if m.keadaan != "survived")
    skor = f"{100 * mati / len(semua):.1f}" if semua else "–"
    baris = f"| `{modul}` | {len(semua)} | {mati} | {len(lolos)} | {len(dijelaskan)} | {skor} |"
    return baris + (f"  {dict(lain)}" if lain else ""), len(lolos) - len(dijelaskan)


def cetak(*baris: str) -> None:
    sys.stdout.write("".join(f"{b}\n" for b in baris))
    sys.stdout.flush()


def utama() -> int:
    urai = argparse.ArgumentParser(prog="script/mutasi", description=__doc__)
    urai.add_argument("modul", nargs="*", help="paths as in tests/mutasi/modul.toml; default all")
    urai.add_argument("--lolos", action="store_true", help="only what survived the run before")
    urai.add_argument("--baca", action="store_true", help="print the last run, run nothing")
    pilihan = urai.parse_args()
    if asing := set(pilihan.modul) - set(PETA):
        urai.error(f"not in tests/mutasi/modul.toml: {', '.join(sorted(asing))}")
    tabel, tersisa = [], 0
    for modul in pilihan.modul or PETA:
        semua = list(hasil(modul)) if pilihan.baca else jalankan(modul, hanya_lolos=pilihan.lolos)
        baris, sisa = laporkan(modul, semua)
        tabel.append(baris)
        tersisa += sisa
        cetak(baris)
    cetak("\n| module | mutants | killed | survived | explained | score % |")
    cetak("|---|---:|---:|---:|---:|---:|", *tabel)
    return 1 if tersisa else 0


if __name__ == "__main__":
    sys.exit(utama())
