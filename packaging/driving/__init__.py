"""Driving the real program without a person: what `make feel` and `make monkey` share."""
