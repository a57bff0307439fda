"""The canvas in the middle of the window: the picture, and the head in three dimensions."""
