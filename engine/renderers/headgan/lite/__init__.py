"""HeadGAN lite: corrects and completes what the exact geometry of another renderer gives.

`framing` (the square that follows the head) and `views` (what the network is told of the photo and
of a frame) are shared with training; `network` is E, F and R; `painter` runs them on a device;
`blend` puts the answer into the picture at its full resolution; `renderer` ties it together.
Nothing here imports torch until a network is built.
"""
