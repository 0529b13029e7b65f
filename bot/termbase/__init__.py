"""A team's own term base on its way in and out: files of spreadsheet programs and terminology tools."""
