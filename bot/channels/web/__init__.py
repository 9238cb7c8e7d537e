"""The web chat: its page, its conversations, and who may speak in them."""
