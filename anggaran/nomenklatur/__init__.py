"""Nomenclature as data: a ministry's files, versions with years, old codes to new ones."""
