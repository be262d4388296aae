"""Receivers only: what a save sets off."""


def register_signal_handlers():
    """Connect the receivers; called once by the app's ``ready()``."""
