"""How precise each rule is, as the people who read its findings say."""
