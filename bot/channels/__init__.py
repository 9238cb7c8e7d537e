"""How an answer looks and travels: REST here, further channels beside it."""
