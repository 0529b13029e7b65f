"""One message across channels: what the assets of a campaign say alike, what they leave out, where they disagree."""
