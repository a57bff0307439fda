"""One dock widget a file: controls, presets, faces, history, jobs, 3D view."""
