"""The part that takes mail in by SMTP."""

from typing import Protocol

from firsthand.run.serving.address import Address


class Controller(Protocol):
    def stop(self) -> object: ...


class Inlet:
    name = "inlet"

    def __init__(self, at: Address) -> None:
        self._at = at
        self._controller: Controller | None = None

    @property
    def is_ready(self) -> bool:
        return self._controller is not None

    def start(self) -> None:
        """Mail is taken in from now on."""
        from firsthand.channels.email.inlet import start

        self._controller = start(self._at.host, self._at.port)

    def stop(self) -> None:
        """No connection is taken any more; what was answered with 250 is on disk."""
        controller, self._controller = self._controller, None
        if controller is not None:
            controller.stop()
