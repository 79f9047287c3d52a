"""Who is at the other end: the real client behind the proxies that this installation trusts.

A header that the client can write itself is believed only as far as a trusted proxy has written it.
"""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Jaringan = Sequence[Any]
"""Networks as `ip_network` makes them."""
DITERUSKAN = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")
#: By any of these a request tells that a proxy has passed it on, believed or not.
_LEWAT_PROXY = (*DITERUSKAN, "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")
_TANDA_DITERUSKAN = "tapak.diteruskan"
AWALAN_IPV6 = 64
"""One household or one office has at least so much of IPv6: its addresses are one client."""


def baca_jaringan(teks: str) -> tuple[Jaringan, bool]:
    """Read TAPAK_PROXY: addresses and networks with commas, and whether a socket (`unix`) counts.

    Raises ValueError that names the part.
    """
    bagian = [b.strip() for b in teks.split(",") if b.strip()]
    return tuple(ip_network(b, strict=False) for b in bagian if b != "unix"), "unix" in bagian


def alamat_klien(tetangga: str, diteruskan: str, proxy: Jaringan, *, lewat_soket: bool) -> str:
    """The address of the client: of whoever spoke to the outermost trusted proxy.

    `tetangga` opened the connection (empty: over a Unix socket), `diteruskan` is its
    X-Forwarded-For. Read from the right, where our own proxies write; what stands left of the first
    address that is none of ours was written by the client and says nothing.
    """
    if not _dipercaya(tetangga, proxy, lewat_soket=lewat_soket):
        return tetangga
    kini = tetangga
    for teks in reversed([b.strip() for b in diteruskan.split(",")]):
        alamat = _baca(teks)
        if alamat is None:
            return kini
        kini = str(alamat)
        if not any(alamat in j for j in proxy):
            return kini
    return kini


def pengenal_klien(alamat: str) -> str:
    """What limits count by: an IPv4 address, or the network of an IPv6 address."""
    baca = _baca(alamat)
    if isinstance(baca, IPv6Address):
        return str(IPv6Network((baca, AWALAN_IPV6), strict=False).network_address)
    return alamat


def _dipercaya(tetangga: str, proxy: Jaringan, *, lewat_soket: bool) -> bool:
    alamat = _baca(tetangga)
    if alamat is None:
        return not tetangga and lewat_soket
    return any(alamat in j for j in proxy)


def _baca(teks: str) -> IPv4Address | IPv6Address | None:
    """An address, also `[::1]:443` and `10.0.0.1:443`, as some proxies write it."""
    if teks.startswith("["):
        teks = teks[1:].partition("]")[0]
    elif teks.count(":") == 1:
        teks = teks.partition(":")[0]
    try:
        alamat = ip_address(teks)
    except ValueError:
        return None
    return getattr(alamat, "ipv4_mapped", None) or alamat


class AlamatKlien:
    """Middleware, the first of all: REMOTE_ADDR is the client from here on.

    Whatever an untrusted peer says of itself in X-Forwarded-… is removed, so that nothing further
    in believes it (the scheme, the host).
    """

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Before what is not believed is removed.
        request.META[_TANDA_DITERUSKAN] = any(k in request.META for k in _LEWAT_PROXY)
        proxy, soket = settings.TAPAK_PROXY
        tetangga = request.META.get("REMOTE_ADDR", "")
        if _dipercaya(tetangga, proxy, lewat_soket=soket):
            kata = request.META.get("HTTP_X_FORWARDED_FOR", "")
            alamat = alamat_klien(tetangga, kata, proxy, lewat_soket=soket)
            request.META["REMOTE_ADDR"] = alamat
        else:
            for kepala in DITERUSKAN:
                request.META.pop(kepala, None)
        return self.lanjut(request)


def diteruskan(request: HttpRequest) -> bool:
    """Whether a proxy has passed the request on, as far as anything in it says so."""
    return bool(request.META.get(_TANDA_DITERUSKAN))


def alamat_permintaan(request: HttpRequest) -> str:
    """The client of a request: what wrong passwords and public requests are counted by."""
    return pengenal_klien(str(request.META.get("REMOTE_ADDR", "")))
