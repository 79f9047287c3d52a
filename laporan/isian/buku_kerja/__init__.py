"""A unit's quarter as an XLSX workbook, out and in again."""
