"""Measuring the engine against editors' annotations. Pure functions; nothing is read or printed here."""
