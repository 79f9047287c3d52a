"""The finished report: its pages, files, final versions, reprints and differences."""
