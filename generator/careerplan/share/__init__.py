"""Sealing: the locked site, share pages and replies. Everything that leaves the house passes through here."""
