"""Evidence of a realisasi: what is accepted, how it is stored, who may add or remove it."""
