"""One dialog a file; those that write files start a job and close."""
