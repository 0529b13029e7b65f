"""Vale styles that a brand brings along: rules, vocabularies and the settings that switch them on."""
