"""`{% csrf_token %}` of every template: the token, and beside it what the page shows.

It stands in the place of Django's own tag (settings.TEMPLATES, `builtins`): a form that writes must
have that tag anyway, so none can be without the other.
"""

from typing import Any

from django import template
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kinerja.admin.sidik import MEDAN_SIDIK
from laporan.rangka.bertindak import medan_tugas
from laporan.rangka.halaman import MEDAN_PD, MEDAN_TAHUN
from laporan.rangka.konteks import KonteksKerja, konteks_kerja

register = template.Library()
_MEDAN = f'<input type="hidden" name="{MEDAN_PD}" value="{{}}">' + (
    f'<input type="hidden" name="{MEDAN_TAHUN}" value="{{}}">'
)
_SIDIK = '<input type="hidden" name="{}" value="{}">'


def medan_halaman(konteks: KonteksKerja) -> SafeString:
    """The fields by which a form says what its page showed."""
    return format_html(_MEDAN, konteks.pd.kode if konteks.pd else "", str(konteks.tahun))


def tanda_formulir(request: HttpRequest) -> SafeString:
    """What the tag prints, for the few forms that are built without a template."""
    medan = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)
    )
    return SafeString(medan + medan_halaman(konteks_kerja(request)) + medan_tugas(request))


class TandaFormulir(CsrfTokenNode):
    """The token of the session and the context of the page."""

    def render(self, context: Any) -> SafeString:
        """Nothing of the page where it has no context, such as the login page."""
        konteks, sidik = context.get("konteks"), context.get(MEDAN_SIDIK)
        tambahan = medan_halaman(konteks) if isinstance(konteks, KonteksKerja) else ""
        if sidik:  # a row of the master-data site
            tambahan += format_html(_SIDIK, MEDAN_SIDIK, sidik)
        tambahan += medan_tugas(context.get("request"))
        return SafeString(super().render(context) + tambahan)


@register.tag
def csrf_token(parser: Parser, token: Token) -> TandaFormulir:
    """Django's tag by its own name."""
    return TandaFormulir()
