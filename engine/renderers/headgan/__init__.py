"""HeadGAN (Doukas, Zafeiriou, Sharmanska, ICCV 2021), written anew from its description.

Nothing here imports torch until a network is built.
"""
