"""Widgets only: they show the models of `app.state` and push commands; they hold no state."""
