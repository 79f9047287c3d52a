"""PURE. What a damaged or hostile PDF may raise anywhere in its reader, pdfplumber on pdfminer."""

import struct

from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

GALAT_PDF = (
    PdfminerException, MalformedPDFException, PDFException, PSException, ValueError, LookupError,
    TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError, struct.error,
)  # fmt: skip
