"""Offline jobs: every frame, in order, with progress and cancel; and the files of a fit."""
