"""The timeline: lanes of curves and keyframes over a take, and what plays them."""
