"""Times of a cell save, the grid and the entry page as ratios to an empty logged-in view.

`script/bench [--basis-data sqlite|postgresql|keduanya] [--ulang N] [--baris N]`
`script/bench --berkas [--ulang N] [--simpan FOLDER]`: the report's files; see berkas.py.
`script/bench --perjanjian`: 200 agreements prepared and printed; see perjanjian.py.

Seconds say little about another machine; a ratio to what every request costs anyway says more.
The kinds of requests take turns within one run, so that a busy machine slows all of them alike.
Nothing is asserted: the medians are printed.
"""

import argparse
import http.client
import json
import socket
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.entri.uji_mati import Server, _django, basis_data, cetak, lingkungan_server
from tests.kinerja_waktu import berkas, perjanjian


class Sesi:
    """One logged-in connection."""

    def __init__(self, port: int, kuki: str) -> None:
        self.sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        csrf = "c" * 32
        self.kepala = {
            "Cookie": f"sessionid={kuki}; csrftoken={csrf}",
            "X-CSRFToken": csrf,
            "Content-Type": "application/json",
        }

    def minta(self, cara: str, jalur: str, isi: Any = None) -> tuple[float, bytes]:
        """Milliseconds and body."""
        badan = None if isi is None else json.dumps(isi)
        awal = time.perf_counter()
        self.sambungan.request(cara, jalur, badan, self.kepala)
        jawab = self.sambungan.getresponse()
        hasil = jawab.read()
        lama = (time.perf_counter() - awal) * 1000
        if jawab.status != 200:
            raise RuntimeError(f"{cara} {jalur}: {jawab.status} {hasil[:300]!r}")
        return lama, hasil


def ukur(jenis: str, *, ulang: int, baris: int) -> dict[str, list[float]]:
    """Milliseconds per kind of request."""
    hasil: dict[str, list[float]] = {"kosong": [], "simpan sel": [], "kisi": [], "halaman": []}
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
        folder = Path(nama)
        with basis_data(jenis, folder) as url:
            lingkungan = {**lingkungan_server(url), "TAPAK_PROSES": "1"}
            dunia = _django(lingkungan, f"bangun({baris}, 1)")
            with socket.socket() as s:
                s.bind(("127.0.0.1", 0))
                port = s.getsockname()[1]
            server = Server(lingkungan, port, folder / "log")
            try:
                server.mulai()
                sesi = Sesi(port, dunia["sesi"][0])
                versi: dict[int, int] = {}
                tempat = f"?unit={dunia['unit']}&tahun=2024&triwulan=1"
                for n in range(ulang + 3):
                    i = dunia["indikator"][n % baris]
                    isi = {
                        "kunci": str(uuid4()),
                        "sasaran": f"indikator:{i}",
                        "tahun": 2024,
                        "triwulan": 1,
                        "medan": "nilai",
                        "teks": f"{n + 1},5",
                        "versi": versi.get(i, 0),
                    }
                    lama = {"kosong": sesi.minta("GET", "/kosong/")[0]}
                    lama["simpan sel"], badan = sesi.minta("POST", "/isi/api/sel/", isi)
                    versi[i] = json.loads(badan)["versi"]
                    lama["kisi"] = sesi.minta("GET", f"/isi/api/kisi/{tempat}")[0]
                    lama["halaman"] = sesi.minta("GET", f"/isi/{tempat}")[0]
                    if n >= 3:  # the first requests load what Python has not loaded yet
                        for satu, ms in lama.items():
                            hasil[satu].append(ms)
            finally:
                server.bunuh()
    return hasil


def main() -> int:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    p.add_argument("--basis-data", choices=["sqlite", "postgresql", "keduanya"], default="keduanya")
    p.add_argument("--ulang", type=int, default=0, help="default: 50; for the files 3")
    p.add_argument("--baris", type=int, default=0, help="0: both 24 and 200 indicators")
    p.add_argument("--berkas", action="store_true", help="measure the files of the report instead")
    p.add_argument("--simpan", type=Path, help="with --berkas: keep the files in this folder")
    p.add_argument("--perjanjian", action="store_true", help="measure 200 agreements instead")
    pilihan = p.parse_args()
    if pilihan.perjanjian:
        return perjanjian.jalan()
    if pilihan.berkas:
        berkas.jalan(ulang=pilihan.ulang or 3, simpan=pilihan.simpan)
        return 0
    ulang = pilihan.ulang or 50
    daftar = ["sqlite", "postgresql"] if pilihan.basis_data == "keduanya" else [pilihan.basis_data]
    for jenis in daftar:
        for baris in [pilihan.baris] if pilihan.baris else [24, 200]:
            hasil = ukur(jenis, ulang=ulang, baris=baris)
            kosong = statistics.median(hasil["kosong"])
            cetak(f"{jenis}, {baris} indikator, {ulang} kali, median:")
            for nama, lama in hasil.items():
                tengah = statistics.median(lama)
                cetak(f"  {nama:<12}{tengah:8.1f} ms  {tengah / kosong:5.1f} × kosong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
