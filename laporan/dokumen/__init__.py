"""PURE. The report as data: its elements, numbering, sections, sentences, and JSON."""
