"""Training: synthetic heads with exact truth, examples on disk, losses and the trainer."""
