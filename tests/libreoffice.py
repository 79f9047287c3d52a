"""LibreOffice as a second reader of our files, with our fonts under the names Word knows.

What it made of a file is kept (tests/simpanan.py): it is asked once for the same bytes, whichever
test file, process or run asks.
"""

import os
import shutil
import subprocess
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from laporan.cetak.huruf import huruf_ttf
from tests.simpanan import SIMPANAN, ambil, buang_usang

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{folder}</dir>
<cachedir>{folder}/cache</cachedir>
{alias}
</fontconfig>
"""
_ALIAS = '<alias binding="same"><family>{}</family><accept><family>{}</family></accept></alias>'
_GANTI = (("Arial", "Arimo"), ("Times New Roman", "Tinos"))
_MUKA = ("Regular", "Bold", "Italic", "BoldItalic")
_CSV = "44,34,76,1,,1057,true,true,true,false,false,-1"
BATAS_DETIK = 180
_AWALAN = "libreoffice-"
_SISA = 60  # kept conversions; a full run makes a dozen


class LibreOffice:
    """A LibreOffice with a profile and fonts of its own below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.program = shutil.which("soffice") or ""
        if not self.program:
            raise RuntimeError(
                "LibreOffice is missing: apt-get install libreoffice-writer-nogui "
                "libreoffice-calc-nogui"
            )
        self.folder = folder
        asli = Path(self.program).resolve()
        sidik = sha256(f"{asli} {asli.stat().st_mtime_ns} {_GANTI}".encode())
        huruf = folder / "huruf"
        huruf.mkdir()
        for keluarga in ("Arimo", "Tinos"):
            for muka in _MUKA:
                ttf = huruf_ttf(f"{keluarga}-{muka}")
                (huruf / f"{keluarga}-{muka}.ttf").write_bytes(ttf)
                sidik.update(ttf)
        self.konfigurasi = folder / "fonts.conf"
        alias = "\n".join(_ALIAS.format(*g) for g in _GANTI)
        self.konfigurasi.write_text(_FONTCONFIG.format(folder=huruf, alias=alias))
        self._sidik = sidik.digest()  # of all that decides a conversion, beside the file

    def perintah(self, masuk: Path, ke: str, keluar: Path) -> tuple[list[str], dict[str, str]]:
        """The command that converts `masuk` into the folder `keluar`, and its environment."""
        profil = f"-env:UserInstallation={(self.folder / 'profil').as_uri()}"
        tugas = ["--headless", "--norestore", "--convert-to", ke, "--outdir"]
        return (
            [self.program, profil, *tugas, str(keluar), str(masuk)],
            {**os.environ, "FONTCONFIG_FILE": str(self.konfigurasi), "LC_ALL": "id_ID.UTF-8"},
        )

    def ubah(self, isi: bytes, dari: str, ke: str) -> bytes:
        """Convert a file; `ke` is an extension, or extension:filter."""
        nama = sha256(self._sidik + f"{dari}>{ke}\0".encode() + isi).hexdigest()
        hasil = ambil(SIMPANAN, f"{_AWALAN}{nama}", lambda: self._ubah(isi, dari, ke))
        buang_usang(SIMPANAN, _AWALAN, sisakan=_SISA)
        return hasil

    def _ubah(self, isi: bytes, dari: str, ke: str) -> bytes:
        masuk, keluar = self.folder / f"masuk.{dari}", self.folder / "keluar"
        masuk.write_bytes(isi)
        hasil = keluar / f"masuk.{ke.partition(':')[0]}"
        hasil.unlink(missing_ok=True)
        perintah, lingkungan = self.perintah(masuk, ke, keluar)
        proses = subprocess.run(
            perintah,
            env=lingkungan,
            capture_output=True,
            text=True,
            timeout=BATAS_DETIK,
            check=False,
        )
        if not hasil.exists():
            raise RuntimeError(f"LibreOffice wrote nothing: {proses.stdout} {proses.stderr}")
        return hasil.read_bytes()

    def lembar_teks(self, buku: bytes) -> dict[str, str]:
        """Every sheet of a workbook as CSV, each cell as an Indonesian reader sees it."""
        keluar = self.folder / "keluar"
        for lama in keluar.glob("masuk-*.csv"):
            lama.unlink()
        # Comma, quotes, UTF-8, Indonesian, cells as shown, every sheet in a file of its own:
        # the one file that `ubah` looks for does not come about.
        with suppress(RuntimeError):
            self._ubah(buku, "xlsx", f"csv:Text - txt - csv (StarCalc):{_CSV}")
        return {
            f.stem.removeprefix("masuk-"): f.read_text(encoding="utf-8")
            for f in keluar.glob("masuk-*.csv")
        }
