"""The review in chat: what the week, month or quarter came to, with pictures, and buttons on what is to decide."""
