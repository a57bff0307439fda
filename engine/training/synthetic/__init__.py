"""Random people rendered with exact truth.

`people.sample_person`, `scenes.sample_scene` and `render.render` make one frame;
`sequences.sample_sequence` and `sequences.cross_identity` make the sets a network learns from.
"""
