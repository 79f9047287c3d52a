"""Where passkeys of this installation are valid."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True)
class Tempat:
    """The relying party: the domain a passkey is bound to, and the address it is used at."""

    rp_id: str
    asal: str


def tempat() -> Tempat | None:
    """Return where passkeys may be used, or None where they are off: nothing configured, an
    address outside the domain, or one that is neither https nor localhost.
    """
    rp_id, asal = settings.TAPAK_WEBAUTHN_RP_ID, settings.TAPAK_WEBAUTHN_ORIGIN.rstrip("/")
    bagian = urlsplit(asal)
    tuan = bagian.hostname or ""
    if not rp_id or not (tuan == rp_id or tuan.endswith(f".{rp_id}")):
        return None
    if bagian.scheme != "https" and not (bagian.scheme == "http" and tuan == "localhost"):
        return None
    return Tempat(rp_id, asal)
