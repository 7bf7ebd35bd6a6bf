"""The network as a picture: four rings around you."""
