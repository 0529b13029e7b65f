"""The sandbox: a small Slack-compatible server on the loopback interface and the web page that shows it."""

from .model import AppSurface, ChannelSpec, Person, Sample
from .server import SandboxServer

__all__ = ["AppSurface", "ChannelSpec", "Person", "Sample", "SandboxServer"]
