"""axe-core over the HTML of a page, in one browser page and without a server."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import Any, Self
from urllib.parse import urlsplit

import lxml.html
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

#: As many rows of a table and items of a list are looked at.
BERULANG = 5
ATURAN = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]},
}


def pelanggaran(axe: Axe, page: Any) -> list[str]:
    """What axe found, one line for each rule and the first places."""
    hasil = axe.run(page, options=ATURAN).response["violations"]
    return [
        f"{v['id']} ({v['impact']}): {v['help']}: "
        + "; ".join(n["html"][:160] for n in v["nodes"][:3])
        for v in hasil
    ]


def tanpa_pelanggaran(page: Any) -> None:
    """The page as it stands has none: for states that only a journey reaches."""
    salah = pelanggaran(Axe(), page)
    assert not salah, "\n".join([page.url, *salah])


class PemeriksaAxe:
    """Shows HTML that a test client got, with the site's own style sheets, and asks axe.

    Nothing else is answered: what a page's script would fetch is another test's business. By a
    server and not by `page.route`, under which the browser keeps nothing: thirty style sheets and
    fonts would be handed over through three processes for each page.
    """

    def __init__(self, page: Any, penyaji: "PenyajiHalaman") -> None:
        self._page, self._axe, self._penyaji = page, Axe(), penyaji
        page.set_viewport_size({"width": 1366, "height": 768})

    def periksa(self, html: str) -> list[str]:
        """The violations of one page. Of rows and items that repeat the first ones are enough."""
        akar = lxml.html.fromstring(html)
        for lebih in akar.xpath(f"//tbody/tr[position()>{BERULANG}] | //li[position()>{BERULANG}]"):
            lebih.getparent().remove(lebih)
        self._penyaji.isi = lxml.html.tostring(akar, encoding="unicode", doctype="<!doctype html>")
        self._page.goto(f"{self._penyaji.alamat}/halaman", wait_until="load")
        hilang = [f"not served: {jalur}" for jalur in self._penyaji.hilang]
        self._penyaji.hilang.clear()
        return hilang + pelanggaran(self._axe, self._page)


class PenyajiHalaman(ThreadingHTTPServer):
    """Answers with the page that it holds, and with the files that style sheets are made of."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Jawaban)
        self.isi, self.hilang = "", list[str]()
        self.alamat = f"http://127.0.0.1:{self.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *galat: Any) -> None:
        self.shutdown()
        super().__exit__(*galat)


class _Jawaban(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PenyajiHalaman

    def do_GET(self) -> None:
        jalur = urlsplit(self.path).path
        if jalur == "/halaman":
            self._kirim(200, "text/html; charset=utf-8", self.server.isi.encode(), "no-store")
            return
        milik = jalur.startswith("/static/") and not jalur.endswith(".js")
        berkas = finders.find(jalur.removeprefix("/static/")) if milik else None
        if isinstance(berkas, str):
            jenis = guess_type(berkas)[0] or "application/octet-stream"
            self._kirim(200, jenis, Path(berkas).read_bytes(), "max-age=3600")
        else:
            if milik:
                self.server.hilang.append(jalur)
            self._kirim(404, "text/plain", b"", "max-age=3600")

    def _kirim(self, status: int, jenis: str, isi: bytes, simpan: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", jenis)
        self.send_header("Content-Length", str(len(isi)))
        self.send_header("Cache-Control", simpan)
        self.end_headers()
        self.wfile.write(isi)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
