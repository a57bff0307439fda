"""Where targets come from: edits and presets, photos, videos, takes; and retargeting."""
