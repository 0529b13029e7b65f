"""What happened with the sources: runs and their problems, files handed in and not decided on, signatures seen."""
