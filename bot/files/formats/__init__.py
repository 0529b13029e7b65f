"""The formats: each module exposes ``FORMAT``. A new one is a new file here and nothing else."""
