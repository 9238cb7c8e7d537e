"""A hip-thrust coach that answers from a written guide, with its caveats and sources."""
