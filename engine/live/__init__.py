"""A portrait performs while it happens: capture -> track and fit -> retarget -> draw -> sinks."""
