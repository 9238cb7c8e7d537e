"""Training logs as people write them, read into drafts of sessions; what is unclear is asked, never guessed."""
