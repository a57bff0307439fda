"""A report page: tables with intervals, training curves, and pictures to judge by eye."""
