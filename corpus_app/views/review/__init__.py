"""The review queue and the batches of decisions."""
