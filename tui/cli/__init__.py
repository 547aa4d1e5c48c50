"""One module for each family of commands; none of them draws a screen."""
