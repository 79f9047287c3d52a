"""Writing an indicator's quarter: cells, locks, versions, submission, rencana aksi."""
