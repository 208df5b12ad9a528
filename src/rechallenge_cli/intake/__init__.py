"""The letter-box: mail is fetched from where it lies and read, but not yet understood."""
