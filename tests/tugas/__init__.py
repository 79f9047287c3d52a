"""The jobs: queue, worker, files, screens."""
