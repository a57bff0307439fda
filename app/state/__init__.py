"""The open document and the settings as QtCore models with signals; no widgets."""
