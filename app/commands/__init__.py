"""What a user can do: one undo command per edit, and the table of actions as data."""
