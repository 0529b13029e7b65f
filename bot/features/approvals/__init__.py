"""Approvals in chat: asked for, decided and followed on one card, with everybody told once."""
