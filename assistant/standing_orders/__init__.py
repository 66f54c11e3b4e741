"""Standing orders: what the user asked the assistant to look out for, in a file a kind; see `kinds`."""
