"""The desktop program: models, commands, background jobs and widgets around `engine`."""
