"""The subcommands of `counterpoint`, one file each."""
