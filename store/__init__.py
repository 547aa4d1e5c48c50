"""All of Tearsheet that is true without a screen."""
