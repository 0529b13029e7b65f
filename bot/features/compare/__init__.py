"""One message across channels, in chat: pieces compared with a picture and a card, and each disagreement settled."""
