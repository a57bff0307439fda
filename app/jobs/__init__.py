"""Background work: the render loop, opening and exporting. Nothing here blocks the UI thread."""
