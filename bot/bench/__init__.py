"""Benchmarks: measured on demand, never in a test. Each returns plain figures that the command line prints."""
