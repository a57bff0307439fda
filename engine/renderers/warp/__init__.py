"""The `warp` renderer: no network, the photo's own pixels moved by the mesh.

`surface` (what the photo shows of the mesh) and `backdrop` (everything around the face) give the
flow; `lighting` the change of shade; `eyes` and `mouth` the parts drawn from geometry;
`renderer` puts them together.
"""
