"""A connection to PostgreSQL whose other side is gone is given up in half a minute, on both sides.

`script/uji-host --jaringan` pulls the plug of a host in the middle of a transaction.
"""

import re

from config.sambungan import pilihan_postgres


def test_kedua_sisi_menyerah_dalam_setengah_menit() -> None:
    isi = pilihan_postgres({})
    server = dict(re.findall(r"-c tcp_(\w+)=(\d+)", isi["options"]))
    for sisi in (isi, server):
        diam, antara, kali = (int(sisi[f"keepalives_{n}"]) for n in ("idle", "interval", "count"))
        assert diam + antara * kali <= 30
        assert int(sisi.get("tcp_user_timeout") or sisi["user_timeout"]) <= 30_000
    assert isi["connect_timeout"] <= 30


def test_alamat_basis_data_didahulukan() -> None:
    isi = pilihan_postgres({"connect_timeout": 3, "sslmode": "verify-full"})
    assert (isi["connect_timeout"], isi["sslmode"], isi["keepalives_idle"]) == (
        3,
        "verify-full",
        10,
    )
