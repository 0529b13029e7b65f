"""Sources set up in ``sources.yaml``: what stands in the file, and how each is pulled, loaded and watched."""
