"""The layered review of the LKjIP: author, Perencanaan, Sekretaris, Kepala, Inspektorat."""
